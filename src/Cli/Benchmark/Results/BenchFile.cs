using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DaNetGen.Cli.Benchmark.Measuring;
using DaNetGen.Cli.Catalog;

namespace DaNetGen.Cli.Benchmark.Results;

/// <summary>Writes results as JSON: every round's figure, and what the table says of them.</summary>
internal static class BenchFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It is a file to read, not a page: '>' stays as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes them, beside the file's place and then moved there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="command">The call that measured them.</param>
    /// <param name="results">The results.</param>
    /// <param name="machine">Where they were measured.</param>
    public static void Write(string path, string command, IReadOnlyList<CaseResult> results, Machine machine)
    {
        var file = new { Command = command, Machine = machine, Roofline = Roofline.Description, Cases = results.Select(Of) };
        WholeFile.Write(path, stream => JsonSerializer.Serialize(stream, file, Format));
    }

    private static object Of(CaseResult result) => new
    {
        Model = result.Case.Spec.Name,
        result.Case.Spec.Classes,
        result.Case.Spec.OutputStride,
        result.Case.Size.Batch,
        result.Case.Size.Height,
        result.Case.Size.Width,
        result.Case.Outputs,
        result.MultiplyAdds,
        result.Case.Rounds,
        Rooflines = result.Rooflines.Select(r => new { Precision = PrecisionWord.Of(r.Key), FlopsPerSecond = Quartiles.Of(r.Value), ByRound = r.Value }),
        Variants = result.Variants.Select(Of),
    };

    private static object Of(VariantResult variant) => new
    {
        variant.Name,
        Precision = PrecisionWord.Of(variant.Precision),
        variant.Absence,
        Seconds = variant.Seconds.Count == 0 ? (Quartiles?)null : Quartiles.Of(variant.Seconds),
        SecondsByRound = variant.Seconds.Count == 0 ? null : variant.Seconds,
        variant.Speed,
        variant.TimeOverOnnx,
        variant.RooflineShare,
        Memory = variant.Memory is { } memory ? new { StartBytes = memory.Start, PeakBytes = memory.Peak, NetworkBytes = memory.OfNetwork } : null,
        variant.MemoryAbsence,
    };
}
