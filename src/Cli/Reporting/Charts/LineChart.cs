using System.Globalization;

namespace DaNetGen.Cli.Reporting.Charts;

/// <summary>A chart of lines over epochs: axes, ticks, and under it each line's name with its last value.</summary>
internal sealed class LineChart
{
    private const int Width = 360, Height = 220, Left = 48, Right = Width - 12, Top = 10, Bottom = Height - 36;
    private const int Styles = 6, MostDots = 60;
    private readonly Axis values, epochs;

    private LineChart(Axis values, Axis epochs) => (this.values, this.epochs) = (values, epochs);

    /// <summary>Draws it.</summary>
    /// <param name="id">Its id in the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="most">The value at the top; a round number above all of them where left out.</param>
    public static Html Of(string id, string title, IEnumerable<Curve> lines, double? most = null)
    {
        Curve[] curves = [.. lines];
        CurvePoint[] all = [.. curves.SelectMany(curve => curve.Points)];
        var values = Axis.FromZero(most ?? all.Select(point => point.Value).Where(double.IsFinite).DefaultIfEmpty(1).Max());
        var chart = new LineChart(values, Axis.OfEpochs(all.Select(point => point.Epoch).DefaultIfEmpty(1).Max()));
        return Html.Of($"""
            <figure>
            <h3 id="{id}-title">{title}</h3>
            <svg id="{id}" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{id}-title {id}-lines">
            {chart.values.Ticks.Select(chart.Value)}
            <line class="axis" x1="{Left}" x2="{Right}" y1="{Bottom}" y2="{Bottom}"/><line class="axis" x1="{Left}" x2="{Left}" y1="{Top}" y2="{Bottom}"/>
            {chart.epochs.Ticks.Select(chart.Epoch)}
            <text class="label" x="{(Left + Right) / 2}" y="{Height - 3}">epoch</text>
            {curves.Select(chart.Line)}
            </svg>
            <figcaption id="{id}-lines"><ul>{curves.Select(Named)}</ul></figcaption>
            </figure>

            """);
    }

    private double X(double epoch) => Left + epochs.Place(epoch) * (Right - Left);

    private double Y(double value) => Bottom - values.Place(value) * (Bottom - Top);

    private Html Value(double tick) => Html.Of($"""
        <line class="grid" x1="{Left}" x2="{Right}" y1="{Y(tick):0.#}" y2="{Y(tick):0.#}"/>
        <text class="value" x="{Left - 6}" y="{Y(tick) + 4:0.#}">{values.Label(tick)}</text>

        """);

    private Html Epoch(double tick) => Html.Of($"""
        <line class="tick" x1="{X(tick):0.#}" x2="{X(tick):0.#}" y1="{Bottom}" y2="{Bottom + 4}"/>
        <text class="epoch" x="{X(tick):0.#}" y="{Bottom + 16}">{epochs.Label(tick)}</text>

        """);

    private Html Line(Curve curve, int style)
    {
        IEnumerable<CurvePoint> dots = curve.Points.Count <= MostDots ? curve.Points.Where(point => double.IsFinite(point.Value)) : [];
        return Html.Of($"<g class=\"curve style{style % Styles}\">{Segments(curve).Select(Joined)}\n{dots.Select(point => Dot(curve, point))}</g>\n");
    }

    private Html Joined(IReadOnlyList<CurvePoint> segment)
    {
        IEnumerable<string> points = segment.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Epoch):0.#},{Y(point.Value):0.#}"));
        return Html.Of($"<polyline points=\"{string.Join(' ', points)}\"/>");
    }

    private Html Dot(Curve curve, CurvePoint point)
    {
        string said = $"{curve.Name}, epoch {point.Epoch}: {Figures.Short(point.Value)}";
        return Html.Of($"<circle cx=\"{X(point.Epoch):0.#}\" cy=\"{Y(point.Value):0.#}\" r=\"2.5\"><title>{said}</title></circle>\n");
    }

    private static Html Named(Curve curve, int style)
    {
        double last = curve.Points.Select(point => point.Value).LastOrDefault(double.IsFinite, double.NaN);
        return Html.Of($"""
            <li><svg class="key" viewBox="0 0 28 8" aria-hidden="true"><g class="curve style{style % Styles}"><polyline points="0,4 28,4"/></g></svg>
            {curve.Name}: {Figures.Short(last)} at the end</li>

            """);
    }

    /// <summary>The parts of a line between the places where it has no value.</summary>
    private static IEnumerable<IReadOnlyList<CurvePoint>> Segments(Curve curve)
    {
        List<CurvePoint> segment = [];
        foreach (CurvePoint point in curve.Points)
        {
            if (double.IsFinite(point.Value))
            {
                segment.Add(point);
                continue;
            }
            if (segment.Count > 0) yield return segment;
            segment = [];
        }
        if (segment.Count > 0) yield return segment;
    }
}
