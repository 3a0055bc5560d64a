using System.CommandLine;
using System.Text;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Reporting.Diagram;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet graph</c>: draws a network.</summary>
internal static class GraphCommand
{
    // Networks lie in one another less deep than this.
    private const int StandardDepth = 9;

    private enum PictureFormat
    {
        Svg,
        Html,
        Mermaid,
    }

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var options = new ModelOptions();
        Option<PictureFormat> format = CommandOptions.Choice<PictureFormat>(
            "--format", "svg, html (a page that folds and can be searched), or mermaid (text that Markdown viewers draw). Default: what --out ends in (.svg, .html, .mmd or .md), else svg.");
        Option<int> depth = CommandOptions.Whole("--depth", StandardDepth, 0, "How many networks inside one another are unfolded; in a page, at its start.");
        var file = new Option<string?>("--out", "-o") { Description = "The file to write. Default: what is printed.", HelpName = "FILE" };
        var command = new ExplainedCommand(
            "graph", "Draws a network: its stages with shapes, parameters and multiply-adds, and the shapes that travel between them.",
            "danet graph danet-r18 --out danet-r18.svg", "danet graph danet-r101 --size 769x769 --out danet-r101.html", "danet graph danet-r50 --format mermaid --depth 0");
        options.AddTo(command);
        foreach (Option option in (Option[])[format, depth, file]) command.Add(option);
        command.SetAction(parsed =>
        {
            ModelSpec spec = options.Spec(parsed);
            TorchSetup.Start(threads: 0);
            string? path = parsed.GetValue(file);
            PictureFormat picture = CommandOptions.IsGiven(parsed, format) || path is null ? parsed.GetValue(format) : FormatOf(path);
            string text = Drawn(DrawnNetwork.Of(spec, options.Size(parsed), parsed.GetValue(depth)), picture);
            if (path is null)
            {
                terminal.Output.Write(text);
                return 0;
            }
            WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            terminal.Line(path);
            return 0;
        });
        return command;
    }

    private static PictureFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".svg" => PictureFormat.Svg,
        ".html" or ".htm" => PictureFormat.Html,
        ".mmd" or ".md" => PictureFormat.Mermaid,
        _ => throw new UserError($"{path} ends in none of .svg, .html, .mmd and .md, which tell the format; name it so, or give --format."),
    };

    private static string Drawn(DrawnNetwork network, PictureFormat format) => format switch
    {
        PictureFormat.Html => GraphPage.Of(network),
        PictureFormat.Mermaid => Mermaid.Of(network.Graph, network.Size, network.Depth),
        _ => GraphSvg.Of(network),
    };
}
