using System.Text.Json;
using DaNetGen.Cli.Benchmark.Variants;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Benchmark.Measuring;

/// <summary>The child's side of a measurement of memory.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Work">What it is to run.</param>
internal sealed record MemoryProbe(string Variant, Workload Work)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static MemoryProbe Read(string text) => JsonSerializer.Deserialize<MemoryProbe>(text) ?? throw new JsonException("There is no probe.");

    /// <summary>Opens the variant and runs it, in a process in which nothing has been run before.</summary>
    public MemoryReading Measure()
    {
        GoFirst();
        LoadKernels();
        // Of ONNX Runtime, its version is part of the name, so that its library is loaded here too.
        IVariant variant = VariantList.Find(Work, Variant);
        long start = ProcessMemory.Now();
        using (IRun run = variant.Open(Work)) run.Run();
        return new(start, ProcessMemory.Peak());
    }

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>Where the memory of the whole machine does not suffice, this is the process to end, and none of the user's.</summary>
    private static void GoFirst()
    {
        const string place = "/proc/self/oom_score_adj";
        try
        {
            if (File.Exists(place)) File.WriteAllText(place, "1000");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The system does not let us; it decides by size then.
        }
    }

    /// <summary>Libraries come into memory where they are first used.</summary>
    private static void LoadKernels()
    {
        using DisposeScope scope = NewDisposeScope();
        using var noGradients = no_grad();
        nn.functional.conv2d(ones(1, 16, 16, 16), ones(16, 16, 3, 3));
        ones(1, 16, 16).bmm(ones(1, 16, 16));
    }
}
