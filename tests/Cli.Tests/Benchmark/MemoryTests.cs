using DaNetGen.Cli.Benchmark;
using DaNetGen.Cli.Benchmark.Measuring;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Tests.Benchmark;

public sealed class MemoryTests : IDisposable
{
    private const long Megabyte = 1_000_000;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The compiler counts what a run holds in tensors, without having run it.</summary>
    [Fact]
    public void A_fresh_process_takes_the_weights_and_what_the_compiler_counts()
    {
        Workload work = Work("danet-r18", new(1, 480, 640));
        (MemoryReading? reading, string? absence) = MemoryChild.Measure(new("generated forward", work));
        Assert.Null(absence);
        using Network network = ModelCatalog.Build(work.Spec);
        long counted = network.state_dict().Values.Sum(tensor => tensor.NumberOfElements * 4) + NetworkMemory.Of(work.Spec, work.Size).Inference.Bytes;
        // The rest is code that is compiled and kernels that are loaded.
        Assert.InRange(reading!.OfNetwork, (long)(0.9 * counted), (long)(1.1 * counted) + 60 * Megabyte);
        Assert.InRange(reading.Start, 50 * Megabyte, 400 * Megabyte);
    }

    [Fact]
    public void Whole_attention_maps_of_the_network_written_by_hand_show()
    {
        // 60 * 80 pixels: an energy and a map of 92 MB each; the generated network makes tiles of 8 MB.
        Workload work = Work("danet-r18", new(1, 480, 640));
        long literal = MemoryChild.Measure(new("TorchSharp by hand", work)).Reading!.OfNetwork;
        long generated = MemoryChild.Measure(new("generated forward", work)).Reading!.OfNetwork;
        Assert.True(literal > generated + 80 * Megabyte, $"{literal} {generated}");
    }

    [Fact]
    public void A_child_that_fails_gives_its_reason()
    {
        File.WriteAllText(folder["none.onnx"], "this is text");
        (MemoryReading? reading, string? absence) = MemoryChild.Measure(new("ONNX Runtime, your file", Work("danet-small", new(1, 32, 32)) with { Extras = new(folder["none.onnx"]) }));
        Assert.Null(reading);
        Assert.Contains("none.onnx", absence);
        Assert.False(absence!.EndsWith('.'));
    }

    private Workload Work(string model, InputSize size) => new(new(model, Classes: 19, Aux: false), size, ["Fused"], Precision.Fp32, Threads: 2, folder.Path, new());
}
