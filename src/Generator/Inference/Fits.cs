using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>What a network demands of a dimension of a value that it is given.</summary>
/// <param name="Verdict">Whether the value meets it.</param>
/// <param name="Axis">The axis, or -1 for the rank.</param>
/// <param name="Declared">The dimension as declared; null for a fact.</param>
/// <param name="Fact">The fact; null for a declared dimension.</param>
/// <param name="Expected">What it must be.</param>
internal sealed record Fit(Verdict Verdict, int Axis, ArgumentValue? Declared, Fact? Fact, string Expected)
{
    /// <summary>What of a value is meant, and how it is, for a message.</summary>
    public (string What, string Actual) Describe(Shape shape) => Axis < 0
        ? ("The rank", $"{shape.Rank}, {shape}")
        : ($"The {shape.AxisName(Axis)}", $"{shape[Axis]}");

    /// <summary>Where the demand comes from.</summary>
    public string Origin(string input, string network) => $"the [{Fact?.Attribute ?? "Shape"}] of '{input}' in {network}";
}

/// <summary>Holds values against the declared shapes and facts of the inputs that they are given to.</summary>
internal static class Fits
{
    /// <summary>Every demand of an input on a value, once the input's symbols are bound.</summary>
    public static IEnumerable<Fit> Of(StageParameter input, Shape actual, Scope scope, Known known)
    {
        var dims = input.Shape!.Value;
        if (dims.Count != actual.Rank)
        {
            return [new Fit(Verdict.Different, -1, null, null, $"{dims.Count}")];
        }

        var facts = input.Facts.SelectMany(f => Axes(f, dims).Select(axis => new Fit(Judge(f, actual[axis], known), axis, null, f, f.Demand))).ToList();
        var shape = dims.Select((d, axis) => (Axis: axis, Declared: d, Expected: InputBinder.Evaluate(d, scope.Resolve)))
            .Where(d => d.Expected is not null && !facts.Exists(f => f.Axis == d.Axis && f.Fact!.Axis is not null))
            .Select(d => new Fit(Comparison.Compare(d.Expected!, actual[d.Axis], known), d.Axis, d.Declared, null, $"{d.Expected}"));
        return facts.Concat(shape);
    }

    /// <summary>Whether a fact holds of a dimension.</summary>
    public static Verdict Judge(Fact fact, Dim dim, Known? known) => fact.Kind switch
    {
        FactKind.MultipleOf => Comparison.Divides(Dim.Of(fact.Value), dim, known),
        FactKind.AtLeast => Comparison.AtLeast(dim, Dim.Of(fact.Value), known),
        _ => Comparison.Compare(dim, Dim.Of(fact.Value), known),
    };

    /// <summary>The axes of an input that a fact is about: the first of its symbol, to which the others are equal.</summary>
    private static IEnumerable<int> Axes(Fact fact, IReadOnlyList<ArgumentValue> dims) => fact.Axis is { } axis
        ? dims.Count == 4 ? [axis] : []
        : Enumerable.Range(0, dims.Count).Where(i => dims[i] == ArgumentValue.Of(fact.Size)).Take(1);
}
