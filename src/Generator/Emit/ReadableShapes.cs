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
    private readonly Dictionary<string, Shape> values = network.Values().GroupBy(v => v.Name).ToDictionary(g => g.Key, g => g.First().Shape, StringComparer.Ordinal);

    /// <summary>The shape of a value, by the name under which parameters read it.</summary>
    public Shape? Find(string value) => values.TryGetValue(value, out var shape) ? shape : null;

    public string Text(Shape shape) => SizeNames.IsLong(shape)
        ? $"[{string.Join(", ", shape.Dims.Select(d => names.Find(d)?.Name ?? $"{d}"))}]"
        : $"{shape}";

    public string Code(Shape shape) => Xml.Code(Text(shape));

    /// <summary>What the names in some shapes stand for, as the end of a sentence; empty where there are none.</summary>
    public string Where(params IEnumerable<Shape> shapes)
    {
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

            foreach (var inner in Cases(size) is null ? names.NamesIn(names.Formula(size)) : [])
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

    private string Definition(SizeNames.NamedSize size) => Cases(size) ?? Xml.Code($"{names.Formula(size)}");

    /// <summary>Where a hyperparameter with a list of values is all that is open, the size for each of them: <c>ceil(H / 8)</c> for 8.</summary>
    private string? Cases(SizeNames.NamedSize size)
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
    private static bool IsWidthOf(SizeNames.NamedSize width, SizeNames.NamedSize height) =>
        (height.Axis, width.Axis) == ("H", "W") && height.Value == width.Value
        && height.Size.Substitute(s => s == "H" ? Dim.Runtime("W") : null).Equals(width.Size);
}
