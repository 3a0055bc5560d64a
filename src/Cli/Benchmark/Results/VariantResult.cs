using DaNetGen.Cli.Benchmark.Measuring;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Benchmark.Results;

/// <summary>What was measured of a variant.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Precision">In which numbers it computed.</param>
internal sealed record VariantResult(string Name, Precision Precision)
{
    /// <summary>Why it did not run, in a clause; null where it did.</summary>
    public string? Absence { get; init; }

    /// <summary>Seconds of a run, round by round; empty where only memory was measured.</summary>
    public IReadOnlyList<double> Seconds { get; init; } = [];

    /// <summary>How many times as fast as the first variant that ran, in pairs of a round.</summary>
    public Quartiles? Speed { get; init; }

    /// <summary>Its time over ONNX Runtime's, in pairs of a round; null where that did not run.</summary>
    public Quartiles? TimeOverOnnx { get; init; }

    /// <summary>Which share of the roofline it reached, in pairs of a round.</summary>
    public Quartiles? RooflineShare { get; init; }

    /// <summary>The memory that it took; null where that was not measured.</summary>
    public MemoryReading? Memory { get; init; }

    /// <summary>Why its memory could not be measured, in a clause.</summary>
    public string? MemoryAbsence { get; init; }
}
