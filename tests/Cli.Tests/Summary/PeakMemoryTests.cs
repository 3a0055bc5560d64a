using System.Runtime.Intrinsics.X86;
using Xunit.Abstractions;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>The memory that the compiler counts, against runs in processes of their own.</summary>
public class PeakMemoryTests(ITestOutputHelper output)
{
    private const double OfTheProcess = 0.1, OfLibtorch = 0.02, Untouched = 1.0 / 3;

    // Sizes at which values outweigh what the process takes for itself, 8 MB of compiled code before all.
    [SkippableTheory]
    [InlineData("danet-r18", 1, 768, 768, false)]
    [InlineData("danet-r18", 2, 256, 256, true)]
    [InlineData("danet-r50", 1, 512, 512, false)]
    [InlineData("danet-r50", 1, 256, 256, true)]
    public void AgreesWithTheProcess(string model, int batch, int height, int width, bool isTraining)
    {
        RequireLinux();
        var run = new MemoryCase(model, batch, height, width, isTraining);
        MeasuredMemory measured = Assert.Single(MeasuredMemory.Of(run));
        Tell(run, measured);

        Assert.InRange((double)measured.Resident / run.Counted, 1 - OfTheProcess, 1 + OfTheProcess);
        AssertAllocated(run, measured);
    }

    // Every head and every kind of block; sizes that no stride divides.
    [SkippableFact]
    public void AgreesWithWhatLibtorchAllocates()
    {
        RequireLinux();
        string[] models = ["danet-small", "danet-r18", "fcn-r50", "pam-r18", "cam-r18", nameof(OperatorsNet)];
        MemoryCase[] runs = [.. from model in models from isTraining in (bool[])[false, true] select new MemoryCase(model, 2, 171, 203, isTraining)];
        IReadOnlyList<MeasuredMemory> measured = MeasuredMemory.Of(runs);
        Assert.Equal(runs.Length, measured.Count);
        foreach ((MemoryCase run, MeasuredMemory memory) in runs.Zip(measured)) Tell(run, memory);

        Assert.All(runs.Zip(measured), pair => AssertAllocated(pair.First, pair.Second));
    }

    // Sizes at which the attention's map is made tile by tile, of 256 rows and of fewer, and one at which it is whole.
    [SkippableFact]
    public void AgreesWithWhatAttentionAllocates()
    {
        RequireLinux();
        MemoryCase[] runs = [.. from size in ((int, int, int)[])[(2, 39, 41), (6, 37, 41), (3, 31, 33)] from isTraining in (bool[])[false, true]
            select new MemoryCase(nameof(AttentionNet), size.Item1, size.Item2, size.Item3, isTraining)];
        IReadOnlyList<MeasuredMemory> measured = MeasuredMemory.Of(runs);
        foreach ((MemoryCase run, MeasuredMemory memory) in runs.Zip(measured)) Tell(run, memory);

        Assert.All(runs.Zip(measured), pair => AssertAllocated(pair.First, pair.Second));
    }

    // 512 channels, 96x96 pixels.
    [SkippableFact]
    public void TrainingAttentionTakesAQuarterOfItsEquationsMemory()
    {
        RequireLinux();
        MemoryCase tiled = new(nameof(AttentionNet), 1, 96, 96, true), literal = tiled with { Model = nameof(LiteralAttentionNet) };
        IReadOnlyList<MeasuredMemory> measured = MeasuredMemory.Of(tiled, literal);
        output.WriteLine($"allocated {measured[0].Allocated:N0} of {measured[1].Allocated:N0}, resident {measured[0].Resident:N0} of {measured[1].Resident:N0}");

        Assert.InRange((double)measured[0].Allocated / measured[1].Allocated, 0, 0.25);
        Assert.InRange((double)measured[0].Resident / measured[1].Resident, 0, 0.25);
    }

    // Without AVX-512 oneDNN takes the gradients of dilated kernels as matrix products, and reserves up to a third more than is counted to unfold images
    // in, of which a run touches next to nothing: what the process holds agrees.
    private static void AssertAllocated(MemoryCase run, MeasuredMemory measured)
    {
        double allocated = (double)measured.Allocated / run.Counted;
        bool isExact = Avx512F.IsSupported || allocated < 1 || !run.IsTraining;
        Assert.InRange(allocated, 1 - OfLibtorch, 1 + (isExact ? OfLibtorch : Untouched));
        if (!isExact) Assert.InRange((double)measured.Resident / run.Counted, 1 - OfTheProcess, 1 + OfTheProcess);
    }

    private static void RequireLinux() => Skip.IfNot(OperatingSystem.IsLinux(), "Memory is measured through /proc, which is Linux's.");

    private void Tell(MemoryCase run, MeasuredMemory measured) => output.WriteLine(
        $"{run}: counted {run.Counted:N0}, allocated {(double)measured.Allocated / run.Counted:0.000} of it, resident {(double)measured.Resident / run.Counted:0.000}");
}
