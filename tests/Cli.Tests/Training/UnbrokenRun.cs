using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Training;

/// <summary>Trainings that nothing disturbed, run once for all tests that compare with them.</summary>
public sealed class UnbrokenRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public UnbrokenRun() => TinyData.Write(folder["data"], images: 8);

    public void Dispose() => folder.Dispose();

    /// <summary>The command, but for where it writes.</summary>
    public string[] Training(string optimiser) =>
    [
        "train", "--data", folder["data"], "--output-stride", "32", "--crop", "32", "--batch", "2", "--epochs", "5", "--score-every", "2",
        "--warm-up", "2", "--threads", "2", "--save-minutes", "0.01", "--optimizer", optimiser,
    ];

    /// <summary>The folder of the finished training.</summary>
    public string Of(string optimiser)
    {
        if (!Directory.Exists(folder[optimiser])) Run([.. Training(optimiser), "--out", folder[optimiser]]);
        return folder[optimiser];
    }

    /// <summary>Runs the command to its good end.</summary>
    public static void Run(params string[] args)
    {
        using var child = new ChildRun(args);
        (int code, string output, string error) = child.Wait();
        Assert.True(code == 0, $"{code}: {output}{error}");
    }
}
