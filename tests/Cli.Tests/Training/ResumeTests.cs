using System.Diagnostics;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Training;

/// <summary>A training that is killed or stopped at any moment and taken up again ends as the one that never was.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ResumeTests() => TinyData.Write(folder["data"], images: 8);

    public void Dispose() => folder.Dispose();

    /// <summary>Three kills, or as many as DANET_KILLS says.</summary>
    [Theory]
    [InlineData("sgd")]
    [InlineData("adamw")]
    public void Killed_and_resumed_it_ends_with_the_very_weights(string optimiser)
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable("DANET_KILLS"), out int asked) ? asked : optimiser == "sgd" ? 3 : 1;
        string[] training = [.. Training, "--optimizer", optimiser];
        using (var unbroken = new ChildRun([.. training, "--out", folder["unbroken"]])) Assert.Equal(0, unbroken.Wait().Code);

        var random = new Random(1);
        string broken = folder["broken"];
        int done = 0, running = 0;
        for (; done < kills; done++)
        {
            bool begun = File.Exists(Path.Combine(broken, "run.json"));
            using var child = new ChildRun(begun ? ["train", "--resume", broken] : [.. training, "--out", broken]);
            // From before its first step to well into the training; where the process starts slowly, the first sign of work counts.
            var patience = Stopwatch.StartNew();
            while (!File.Exists(Path.Combine(broken, "run.json")) && !child.Ended && patience.Elapsed.TotalSeconds < 60) Thread.Sleep(5);
            Thread.Sleep(random.Next(begun ? 3000 : 1500));
            if (!child.Ended) running++;
            child.Kill();
            child.Wait();
            foreach (string file in Directory.GetFiles(broken).Where(f => f.EndsWith(".state", StringComparison.Ordinal) || f.EndsWith(".safetensors", StringComparison.Ordinal)))
                Assert.NotEmpty(SafeTensors.ReadHeader(file).Tensors);
        }
        Assert.True(running > 0, "Every training was over before it was killed.");

        using (var last = new ChildRun("train", "--resume", broken))
        {
            (int code, string output, string error) = last.Wait();
            Assert.True(code == 0, output + error);
        }
        foreach (string file in (string[])["last.safetensors", "best.safetensors"])
            Assert.True(File.ReadAllBytes(folder["unbroken", file]).SequenceEqual(File.ReadAllBytes(Path.Combine(broken, file))), file);
        Assert.DoesNotContain(Directory.GetFiles(broken), f => f.EndsWith(".tmp", StringComparison.Ordinal) || f.EndsWith(".part", StringComparison.Ordinal));
    }

    private string[] Training =>
    [
        "train", "--data", folder["data"], "--model", "danet-r18", "--output-stride", "32", "--crop", "32", "--batch", "2", "--epochs", "6",
        "--score-every", "2", "--warm-up", "2", "--threads", "2", "--save-minutes", "0",
    ];
}
