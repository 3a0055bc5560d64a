using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>A network to be drawn by itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">For what it is drawn, in words.</param>
/// <param name="Graph">The network.</param>
/// <param name="Size">The size of its input.</param>
/// <param name="Depth">How many networks inside one another are unfolded.</param>
internal sealed record DrawnNetwork(string Name, string Settings, InferredNetwork Graph, InputSize Size, int Depth)
{
    /// <summary>A network of the catalogue.</summary>
    public static DrawnNetwork Of(ModelSpec spec, InputSize size, int depth)
    {
        using Network network = ModelCatalog.Build(spec);
        return Of(spec, network.GetType(), size, depth);
    }

    /// <summary>A network of the catalogue whose class is known.</summary>
    public static DrawnNetwork Of(ModelSpec spec, Type type, InputSize size, int depth)
    {
        string grid = spec.MultiGrid is { Count: > 0 } factors ? $", multi-grid {string.Join(", ", factors)}" : "";
        string settings = $"[B, 3, H, W] = [{size.Batch}, 3, {size.Height}, {size.Width}], {spec.Classes} classes, output stride {spec.OutputStride}{grid}";
        return new(spec.Name, settings, NetworkSummary.Infer(spec, type), size, depth);
    }

    /// <summary>What it costs in all, in words.</summary>
    public string Costs
    {
        get
        {
            SummaryRow[] outermost = [.. NetworkSummary.Rows(Graph, Size).Where(row => row.Depth == 0)];
            return $"{Figures.Many(outermost.Sum(row => row.Parameters), "parameter")}, {Figures.Many(outermost.Sum(row => row.MultiplyAdds), "multiply-add")}";
        }
    }
}
