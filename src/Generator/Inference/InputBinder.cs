using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>A dimension of an actual value that is not what a declared shape says.</summary>
/// <param name="Axis">The axis, or -1 where the ranks differ.</param>
/// <param name="Declared">The dimension as declared.</param>
/// <param name="Expected">What it stands for here.</param>
internal sealed record Misfit(int Axis, ArgumentValue? Declared, string Expected)
{
    /// <summary>What of a value does not fit, and how it is instead, for a message.</summary>
    public (string What, string Actual) Describe(Shape shape) => Axis < 0
        ? ("The rank", $"{shape.Rank}, {shape}")
        : ($"The {shape.AxisName(Axis)}", $"{shape[Axis]}");
}

/// <summary>Gives declared shapes their meaning: symbols are bound by the first value that is met, then compared.</summary>
internal static class InputBinder
{
    /// <summary>The shape as declared, with symbols for sizes that only the running network knows.</summary>
    public static Shape Declared(EquatableArray<ArgumentValue> dims, Scope scope)
    {
        Dim Symbol(string name)
        {
            if (scope.Resolve(name) is { } known)
            {
                return known;
            }

            var symbol = Dim.Runtime(name);
            scope.BindSize(name, symbol);
            return symbol;
        }

        return new Shape(dims.Select((d, i) => Evaluate(d, Symbol) ?? Dim.Runtime($"d{i}")).ToEquatable());
    }

    /// <summary>Binds the symbols of a declared shape to an actual one; the first dimension that cannot be equal, or null.</summary>
    public static Misfit? Bind(EquatableArray<ArgumentValue> declared, Shape actual, Scope scope)
    {
        if (declared.Count != actual.Rank)
        {
            return new Misfit(-1, null, $"{declared.Count}");
        }

        for (var axis = 0; axis < actual.Rank; axis++)
        {
            var dim = declared[axis];
            if (dim.Kind == ArgumentKind.Text && IsName(dim.Text) && scope.Resolve(dim.Text) is null)
            {
                scope.BindSize(dim.Text, actual[axis]);
            }
            else if (Evaluate(dim, scope.Resolve) is { } expected && Comparison.Compare(expected, actual[axis]) == Verdict.Different)
            {
                return new Misfit(axis, dim, $"{expected}");
            }
        }

        return null;
    }

    private static bool IsName(string text) => text.All(c => char.IsLetterOrDigit(c) || c == '_');

    private static Dim? Evaluate(ArgumentValue value, Func<string, Dim?> resolve) => value.Kind switch
    {
        ArgumentKind.Int => Dim.Of(long.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture)),
        ArgumentKind.Text => DimParser.Parse(value.Text, resolve).Dim,
        _ => null,
    };
}
