using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Emit;

/// <summary>The shapes of a network as a person reads them in an editor: long sizes by name, and what the names stand for.</summary>
internal sealed class ReadableShapes(InferredNetwork network)
{
    /// <summary>More cases than this are not listed.</summary>
    private const int MostCases = 6;

    private readonly SizeNames names = SizeNames.Of(network);

    // A shape is told in many places: what its sizes are is found once.
    private readonly Dictionary<Shape, string> texts = [];
    private readonly Dictionary<SizeNames.NamedSize, string?> cases = [];
    private readonly Dictionary<SizeNames.NamedSize, Dim> formulas = [];
    private readonly Dictionary<SizeNames.NamedSize, Dim> asWidths = [];
    private readonly Dictionary<string, Shape> values = network.Values().GroupBy(v => v.Name).ToDictionary(g => g.Key, g => g.First().Shape, StringComparer.Ordinal);

    /// <summary>The shape of a value, by the name under which parameters read it.</summary>
    public Shape? Find(string value) => values.TryGetValue(value, out var shape) ? shape : null;

    public string Text(Shape shape) => Once(texts, shape, s => !names.IsEmpty && SizeNames.IsLong(s)
        ? $"[{string.Join(", ", s.Dims.Select(d => names.Find(d)?.Name ?? $"{d}"))}]"
        : $"{s}");

    public string Code(Shape shape) => Xml.Code(Text(shape));

    /// <summary>What the names in some shapes stand for, as the end of a sentence; empty where there are none.</summary>
    public string Where(params IEnumerable<Shape> shapes)
    {
        if (names.IsEmpty)
        {
            return "";
        }

        var sizes = Named(shapes.Where(SizeNames.IsLong).SelectMany(s => s.Dims).Select(names.Find).OfType<SizeNames.NamedSize>()).ToList();
        var texts = new List<string>();
        foreach (var size in sizes.Where(s => !sizes.Any(h => IsWidthOf(s, h))))
        {
            var width = sizes.FirstOrDefault(w => IsWidthOf(w, size)) is { } found ? $" ({Xml.Code(found.Name)} likewise)" : "";
            texts.Add($"{Xml.Code(size.Name)} is {Definition(size)}{width}");
        }

        return texts.Count == 0 ? "" : $", where {string.Join("; ", texts)}";
    }

    /// <summary>The sizes and those that their formulas name, in the order in which they are computed.</summary>
    private IEnumerable<SizeNames.NamedSize> Named(IEnumerable<SizeNames.NamedSize> sizes)
    {
        var all = new HashSet<SizeNames.NamedSize>();
        void Add(SizeNames.NamedSize size)
        {
            if (all.Contains(size))
            {
                return;
            }

            foreach (var inner in Cases(size) is null ? names.NamesIn(Formula(size)) : [])
            {
                Add(inner);
            }

            all.Add(size);
        }

        foreach (var size in sizes)
        {
            Add(size);
        }

        return all;
    }

    private string Definition(SizeNames.NamedSize size) => Cases(size) ?? Xml.Code($"{Formula(size)}");

    private Dim Formula(SizeNames.NamedSize size) => Once(formulas, size, names.Formula);

    private string? Cases(SizeNames.NamedSize size) => Once(cases, size, FindCases);

    /// <summary>Where a hyperparameter with a list of values is all that is open, the size for each of them: <c>ceil(H / 8)</c> for 8.</summary>
    private string? FindCases(SizeNames.NamedSize size)
    {
        var open = size.Size.Symbols().Where(s => !s.IsRuntime).ToList();
        if (open is not [var symbol] || network.Linked.Declaration.FindHyperparameter(symbol.Name) is not { Allowed.Count: > 0 and <= MostCases } hyperparameter)
        {
            return null;
        }

        var cases = hyperparameter.Allowed.GroupBy(v => size.Size.Substitute(s => s == symbol.Name ? Dim.Of(v) : null)).ToList();
        return cases.Any(c => SizeNames.IsLong(c.Key)) ? null
            : string.Join(", ", cases.Select((c, i) => $"{Xml.Code($"{c.Key}")} for {(i == 0 ? Xml.Code(symbol.Name) + " " : "")}{string.Join(" and ", c)}"));
    }

    /// <summary>Whether two sizes differ in the axis alone, so that one formula stands for both.</summary>
    private bool IsWidthOf(SizeNames.NamedSize width, SizeNames.NamedSize height) =>
        (height.Axis, width.Axis) == ("H", "W") && height.Value == width.Value && Once(asWidths, height, AsWidth).Equals(width.Size);

    private static Dim AsWidth(SizeNames.NamedSize height) => height.Size.Substitute(s => s == "H" ? Dim.Runtime("W") : null);

    private static T Once<TKey, T>(Dictionary<TKey, T> known, TKey key, Func<TKey, T> find)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out var found))
        {
            known.Add(key, found = find(key));
        }

        return found;
    }
}
