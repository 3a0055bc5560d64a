namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>A network's picture as an SVG file, with its title and its own colours for light and dark.</summary>
internal static class GraphSvg
{
    private const double Border = 16, TitleHeight = 18, CaptionHeight = 11, CaptionLine = 16, FirstLine = 18;

    private const string Key =
        "Boxes: stages with their operator, the shape of their result, parameters, multiply-adds and, as a bar, their share of them. Thick: outputs; dashed: inputs, and what exists under a condition.";

    /// <summary>Draws it.</summary>
    public static string Of(DrawnNetwork network)
    {
        Picture picture = NetworkOutline.Of(network.Graph, network.Size, network.Depth);
        string[] captions = [network.Settings, network.Costs, .. Folded(Key, Math.Max(picture.Width, Letters.Ems(network.Settings) * CaptionHeight))];
        double words = captions.Max(line => Letters.Ems(line) * CaptionHeight), width = Math.Max(picture.Width, Math.Max(words, Letters.Ems(network.Name) * TitleHeight)) + 2 * Border;
        double top = Border + FirstLine + (captions.Length + 0.5) * CaptionLine, height = top + picture.Height + Border;
        return Html.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" id="network" viewBox="0 0 {width:0.#} {height:0.#}" width="{width:0.#}" height="{height:0.#}">
            <title>Data flow through {network.Name}</title>
            <style>
            {Style.Of("colours.css", "diagram.css")}
            </style>
            <rect class="sheet" width="{width:0.#}" height="{height:0.#}"/>
            <text class="title" x="{Border}" y="{Border + FirstLine / 2}">{network.Name}</text>
            {captions.Select((line, i) => Html.Of($"<text class=\"caption\" x=\"{Border}\" y=\"{Border + FirstLine + (i + 0.5) * CaptionLine:0.#}\">{line}</text>\n"))}
            <g transform="translate({(width - picture.Width) / 2:0.#} {top:0.#})">
            {DiagramSvg.Drawing(picture)}
            </g>
            </svg>

            """).ToString();
    }

    private static IEnumerable<string> Folded(string text, double width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Letters.Ems(longer) * CaptionHeight > width)
            {
                yield return line;
                longer = word;
            }
            line = longer;
        }
        yield return line;
    }
}
