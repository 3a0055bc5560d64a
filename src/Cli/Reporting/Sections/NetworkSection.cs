using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Reporting.Sections;

/// <summary>The network: a picture of its stages, and their table.</summary>
internal static class NetworkSection
{
    /// <summary>The section.</summary>
    public static Html Of(ReportNetwork network) => Html.Of($"""
        <section>
        <h2>The network</h2>
        <p>{network.Name} for an image of {network.Size.Width}x{network.Size.Height}: {network.Parameters:N0} parameters and {network.MultiplyAdds:N0}
        multiply-adds. The picture is drawn from the graph that the compiler checked. Boxes are stages with what they compute, the shape [B, C, H, W] of their
        result, their parameters and multiply-adds and, as a bar, their share of the network's; frames are networks inside the network; outputs have a thick edge.</p>
        <div class="beside">
        <div class="wide">{DiagramSvg.Of(NetworkOutline.Of(network.Graph, network.Size), network.Name)}</div>
        <div class="wide" tabindex="0" role="region" aria-label="Table of stages"><table id="stages">
        {Table.Head("stage", "operator", "result", "parameters", "multiply-adds")}
        <tbody>
        {network.Rows.Select(Row)}
        </tbody>
        </table></div>
        </div>
        </section>
        """);

    private static Html Row(SummaryRow row) => Html.Of($"""
        <tr class="depth{row.Depth}"><th scope="row" style="padding-left:{row.Depth + 0.3:0.0}em">{row.Stage}</th><td>{row.Operator}</td>
        <td>{row.ConcreteShape}</td><td>{Count(row.Parameters)}</td><td>{Count(row.MultiplyAdds)}</td></tr>

        """);

    /// <summary>Nothing for zero: most stages without parameters would only repeat it.</summary>
    private static Html Count(long count) => count == 0 ? Html.Empty : Html.Of($"{count:N0}");
}
