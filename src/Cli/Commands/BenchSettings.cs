using DaNetGen.Cli.Benchmark;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Commands;

/// <summary>What a benchmark is asked to measure.</summary>
internal sealed record BenchSettings
{
    /// <summary>The networks.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The size of the image.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>The output stride.</summary>
    public required int OutputStride { get; init; }

    /// <summary>In which numbers the networks compute.</summary>
    public required IReadOnlyList<Precision> Precisions { get; init; }

    /// <summary>The outputs that are wanted; empty for all.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>How often each variant has its turn; 0 for memory alone.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether peak memory is measured.</summary>
    public required bool Memory { get; init; }

    /// <summary>Threads; 0 for torch's own choice.</summary>
    public required int Threads { get; init; }

    /// <summary>The variants that take part on request.</summary>
    public required ExtraVariants Extras { get; init; }

    /// <summary>Whether the cases are those of the README.</summary>
    public required bool IsTable { get; init; }

    /// <summary>How it is printed.</summary>
    public required BenchFormat Format { get; init; }

    /// <summary>Where the figures go as JSON; null for nowhere.</summary>
    public string? Json { get; init; }

    /// <summary>The cases.</summary>
    /// <exception cref="UserError">A network, an output or the output stride is none that there is.</exception>
    public IReadOnlyList<BenchCase> Cases() => IsTable
        ? TableCases.All(Rounds)
        : [.. Models.Select(model => BenchCase.Of(model, OutputStride, new InputSize(1, Size.Height, Size.Width), Outputs, Precisions, Rounds, Memory))];
}
