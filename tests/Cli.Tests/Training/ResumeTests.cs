using System.Diagnostics;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Tests.Support;
using Xunit.Abstractions;

namespace DaNetGen.Cli.Tests.Training;

/// <summary>A training that is killed or stopped at any moment and taken up again ends as the one that never was.</summary>
public sealed class ResumeTests(UnbrokenRun unbroken, ITestOutputHelper output) : IClassFixture<UnbrokenRun>, IDisposable
{
    private const string Longer = "DANET_KILLS";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Three kills; as many as DANET_KILLS says, with either optimiser, where it is set.</summary>
    [SkippableTheory]
    [InlineData("sgd")]
    [InlineData("adamw")]
    public void Killed_and_resumed_it_ends_with_the_very_weights(string optimiser)
    {
        bool thorough = int.TryParse(Environment.GetEnvironmentVariable(Longer), out int asked);
        Skip.IfNot(thorough || optimiser == "sgd", $"It takes a minute: {Longer}=10 runs it.");
        int kills = thorough ? asked : 3;
        string[] training = unbroken.Training(optimiser);
        string whole = unbroken.Of(optimiser);

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
            Thread.Sleep(random.Next(begun ? 2500 : 1000));
            if (!child.Ended) running++;
            child.Kill();
            child.Wait();
            foreach (string file in Directory.GetFiles(broken).Where(f => f.EndsWith(".state", StringComparison.Ordinal) || f.EndsWith(".safetensors", StringComparison.Ordinal)))
                Assert.NotEmpty(SafeTensors.ReadHeader(file).Tensors);
        }
        output.WriteLine($"{running} of {kills} kills met a training that was not over.");
        Assert.True(2 * running > kills, "Most trainings were over before they were killed.");

        UnbrokenRun.Run("train", "--resume", broken);
        foreach (string file in (string[])["last.safetensors", "best.safetensors"])
            Assert.True(File.ReadAllBytes(Path.Combine(whole, file)).SequenceEqual(File.ReadAllBytes(Path.Combine(broken, file))), file);
        // All but the heading, which tells the time and the command.
        string Report(string run) => File.ReadAllText(Path.Combine(run, "report.html")).Split("</header>")[1];
        Assert.Equal(Report(whole), Report(broken));
        Assert.DoesNotContain(Directory.GetFiles(broken), f => f.EndsWith(".tmp", StringComparison.Ordinal) || f.EndsWith(".part", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Interrupted_it_saves_says_how_to_go_on_and_ends_with_the_very_weights()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signal that one process sends another.");
        string stopped = folder["stopped"];
        using (var child = new ChildRun([.. unbroken.Training("sgd"), "--out", stopped]))
        {
            var patience = Stopwatch.StartNew();
            while (!File.Exists(Path.Combine(stopped, "last.state")) && !child.Ended && patience.Elapsed.TotalSeconds < 60) Thread.Sleep(5);
            using (var signal = Process.Start("kill", ["-TERM", $"{child.Id}"])) signal.WaitForExit();
            (int code, string printed, string error) = child.Wait();
            Assert.True(code == 130, $"{code}: {printed}{error}");
            Assert.Contains($"danet train --resume {stopped}", printed);
        }
        UnbrokenRun.Run("train", "--resume", stopped);
        Assert.True(File.ReadAllBytes(Path.Combine(unbroken.Of("sgd"), "last.safetensors")).SequenceEqual(File.ReadAllBytes(Path.Combine(stopped, "last.safetensors"))));

        Assert.Contains("complete already", Danet.Run("train", "--resume", stopped).Success());
        Assert.Contains("takes no --epochs", Danet.Run("train", "--resume", stopped, "--epochs", "9").Sentence());
        Assert.Contains("run.json is missing", Danet.Run("train", "--resume", folder["nowhere"]).Sentence());
    }
}
