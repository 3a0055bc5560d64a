using System.Diagnostics;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Training;

public sealed class TrainingStateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(OptimiserKind.Sgd, Precision.Fp32)]
    [InlineData(OptimiserKind.AdamW, Precision.Fp32)]
    [InlineData(OptimiserKind.Sgd, Precision.Bf16)]
    [InlineData(OptimiserKind.AdamW, Precision.Bf16)]
    internal void A_saved_training_goes_on_in_another_network_as_in_its_own(OptimiserKind kind, Precision precision)
    {
        var options = new TrainingOptions { Batch = 2, CropWidth = 16, CropHeight = 16, Optimiser = kind, Rate = 0.001 };
        random.manual_seed(3);
        using TinyNetwork own = new(3), other = new(3);
        using NarrowNetwork? narrow = Narrow(own), otherNarrow = Narrow(other);
        using TrainingStep step = new(own, options, narrow), otherStep = new(other, options, otherNarrow);
        using Batch batch = new(randn(2, 3, 16, 16), randint(0, 3, [2, 16, 16], ScalarType.Int64));
        step.Run(batch, 0.001);
        step.Run(batch, 0.001);
        var place = new TrainingPlace { Epoch = 1, Index = 2, Iteration = 9, Loss = SmoothedLoss.None, Elapsed = TimeSpan.FromSeconds(5) };
        TrainingStateFile.Save(folder["state"], new(place, new("log\n", 0.5)), own, step.Optimiser);
        step.Run(batch, 0.001);

        TrainingState read = TrainingStateFile.Load(folder["state"], other, otherStep.Optimiser);
        otherStep.Run(batch, 0.001);
        Assert.Equal(place, read.Place);
        Assert.Equal(new RunRecord("log\n", 0.5), read.Record);
        foreach ((Tensor expected, Tensor actual) in own.state_dict().Values.Zip(other.state_dict().Values)) Assert.True(expected.equal(actual).all().item<bool>());

        Checkpoint.Save(own, folder["weights"]);
        Assert.Throws<UserError>(() => TrainingStateFile.Load(folder["weights"], other, otherStep.Optimiser));

        NarrowNetwork? Narrow(TinyNetwork network) => precision == Precision.Bf16 ? new(network, new TinyNetwork(3), CPU) : null;
    }

    [SkippableFact]
    public void A_full_disk_leaves_the_previous_state_whole()
    {
        string disk = folder["disk"];
        Directory.CreateDirectory(disk);
        Skip.IfNot(OperatingSystem.IsLinux() && Call("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk), "A small disk can be mounted here by nobody but root.");
        try
        {
            using var network = new TinyNetwork(3);
            using var step = new TrainingStep(network, new());
            string path = Path.Combine(disk, "last.state");
            TrainingStateFile.Save(path, new(new(), RunRecord.Empty), network, step.Optimiser);
            byte[] before = File.ReadAllBytes(path);

            using var large = new TinyNetwork(2000);
            using var largeStep = new TrainingStep(large, new());
            var problem = Assert.Throws<CheckpointException>(() => TrainingStateFile.Save(path, new(new(), RunRecord.Empty), large, largeStep.Optimiser));
            Assert.Contains("free space", problem.Message);
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(disk));
            TrainingStateFile.Load(path, network, step.Optimiser);
        }
        finally
        {
            Call("umount", disk);
        }
    }

    private static bool Call(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
