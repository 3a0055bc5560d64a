namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>
/// A network's picture as elements of a page that fold: the browser stacks the layers, so that what lies below a folded frame
/// moves up by itself, and only the bends between layers are drawn.
/// </summary>
internal static class GraphHtml
{
    /// <summary>The elements.</summary>
    public static Html Of(Picture picture) => Network(picture, depth: 0);

    private static Html Network(Picture picture, int depth)
    {
        Layering layering = picture.Layering;
        Dictionary<Edge, double> ends = Routing.Ends(layering);
        IEnumerable<Html> Rows()
        {
            for (int i = 0; i < layering.Layers.Count; i++)
            {
                yield return Layer(picture, layering.Layers[i], depth);
                if (i + 1 < layering.Layers.Count) yield return Gap(picture, i, ends);
            }
        }
        return Html.Of($"<div class=\"net\" style=\"width:{picture.Width:0.#}px\">\n{Rows()}</div>\n");
    }

    private static Html Layer(Picture picture, List<Vertex> layer, int depth)
    {
        IEnumerable<Html> Items()
        {
            double at = 0;
            foreach (Vertex vertex in layer)
            {
                double left = vertex.Centre - vertex.Width / 2 + picture.Margin;
                yield return Html.Of($"""
                    <div class="item" style="margin-left:{left - at:0.##}px;width:{vertex.Width:0.##}px">{Body(vertex, depth)}{Exits(vertex, picture.Layering)}</div>

                    """);
                at = left + vertex.Width;
            }
        }
        return Html.Of($"<div class=\"layer\">{Items()}</div>\n");
    }

    private static Html Body(Vertex vertex, int depth)
    {
        if (vertex.Box is not { } box) return Html.Empty;
        if (vertex.Inside is { } inside)
        {
            return Html.Of($"""
                <details class="frame {box.Style}" data-stage="{box.Path}" data-depth="{depth}" open><summary title="{box.Description}">{Words(box)}</summary>
                {Network(inside, depth + 1)}</details>
                """);
        }
        return box.Steps.Count == 0
            ? Html.Of($"<div class=\"box {box.Style}\" data-stage=\"{box.Path}\" title=\"{box.Description}\">{Words(box)}</div>")
            : Html.Of($"""
                <details class="box {box.Style}" data-stage="{box.Path}" open><summary title="{box.Description}">{Words(box)}</summary>
                {Steps(box.Steps)}</details>
                """);
    }

    private static Html Words(Box box)
    {
        Html share = box.MultiplyAdds == 0 ? Html.Empty : Html.Of($"<span class=\"track\"><span class=\"share\" style=\"width:{100 * box.Share:0.##}%\"></span></span>");
        return Html.Of($"{box.Lines.Where(line => line.Left.Length + line.Right.Length > 0).Select(Line)}{share}");
    }

    private static Html Line((string Left, string Right) line, int index) =>
        Html.Of($"<span class=\"line\"><span class=\"{(index == 0 ? "name" : "what")}\">{line.Left}</span><span class=\"count\">{line.Right}</span></span>");

    private static Html Steps(IReadOnlyList<Step> steps) => Html.Of($"<ol class=\"steps\">\n{steps.Select(step => Html.Of($"<li>{Step(step)}</li>\n"))}</ol>\n");

    private static Html Step(Step step)
    {
        string name = string.Join(' ', ((string[])[step.Name, step.What]).Where(part => part.Length > 0));
        string counts = string.Join(", ", ((string[])
        [
            step.Parameters == 0 ? "" : Figures.Compact(step.Parameters, "parameter"), step.MultiplyAdds == 0 ? "" : Figures.Compact(step.MultiplyAdds, "multiply-add"),
        ]).Where(part => part.Length > 0));
        Html words = Html.Of($"<span class=\"step\">{name}</span><span class=\"of\">{step.Shape}{(counts.Length > 0 ? ", " : "")}{counts}</span>");
        return step.Steps.Count == 0 ? words : Html.Of($"<details open><summary>{words}</summary>{Steps(step.Steps)}</details>");
    }

    /// <summary>From a box down to the end of its layer: the line of each output that is read, with its words.</summary>
    private static Html Exits(Vertex vertex, Layering layering)
    {
        int[] exits = [.. layering.Edges.Where(edge => edge.From == vertex).Select(edge => edge.Exit).Distinct().Order()];
        if (exits.Length == 0) return Html.Empty;
        IEnumerable<Html> lines = exits.Select(exit =>
        {
            double x = vertex.Width / 2 + vertex.ExitOffset(exit);
            IReadOnlyList<string> words = exit < vertex.Labels.Count ? vertex.Labels[exit] : [];
            Html label = words.Count == 0 ? Html.Empty : Html.Of($"<span class=\"label\" style=\"left:{x:0.##}px\">{words.Select(word => Html.Of($"<span>{word}</span>"))}</span>");
            return Html.Of($"<span class=\"exit\" style=\"left:{x:0.##}px\"></span>{label}");
        });
        return Html.Of($"<div class=\"exits\" style=\"min-height:{vertex.Height - vertex.BoxHeight:0.#}px\">{lines}</div>");
    }

    private static Html Gap(Picture picture, int layer, Dictionary<Edge, double> ends)
    {
        Layering layering = picture.Layering;
        double height = layering.Layers[layer + 1][0].Top - layering.Layers[layer].Max(vertex => vertex.Top + vertex.Height);
        IEnumerable<Html> bends = layering.Edges.Where(edge => edge.From.Layer == layer).Select(edge => DiagramSvg.Bend(
            new Point(edge.FromX + picture.Margin, 0), new Point(ends[edge] + picture.Margin, height), hasHead: !edge.To.IsPassage));
        return Html.Of($"<svg class=\"gap\" width=\"{picture.Width:0.#}\" height=\"{height:0.#}\" aria-hidden=\"true\">{bends}</svg>\n");
    }
}
