using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Cli.Reporting;

/// <summary>A network as a report shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Graph">Its stages, as the compiler left them on the class.</param>
/// <param name="Size">The input for which shapes and multiply-adds are given.</param>
internal sealed record ReportNetwork(string Name, InferredNetwork Graph, InputSize Size)
{
    /// <summary>A network of the catalogue.</summary>
    /// <param name="spec">Which.</param>
    /// <param name="type">The class that the catalogue builds for it.</param>
    /// <param name="height">The height of one image.</param>
    /// <param name="width">The width of one image.</param>
    public static ReportNetwork Of(ModelSpec spec, Type type, int height, int width) => new(spec.Name, NetworkSummary.Infer(spec, type), new(1, height, width));

    /// <summary>Its stages, those of a network inside after it.</summary>
    public IReadOnlyList<SummaryRow> Rows { get; } = NetworkSummary.Rows(Graph, Size);

    /// <summary>Its trainable numbers.</summary>
    public long Parameters => Rows.Where(row => row.Depth == 0).Sum(row => row.Parameters);

    /// <summary>Its multiply-adds for the input.</summary>
    public long MultiplyAdds => Rows.Where(row => row.Depth == 0).Sum(row => row.MultiplyAdds);
}
