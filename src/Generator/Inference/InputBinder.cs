using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Gives declared shapes their meaning: a symbol that stands alone is bound by the first value that is met.</summary>
internal static class InputBinder
{
    /// <summary>The shapes of the inputs as declared, with symbols for sizes that only the running network knows.</summary>
    public static IEnumerable<Shape> Open(IReadOnlyList<StageParameter> inputs, Scope scope)
    {
        foreach (var name in inputs.SelectMany(i => i.Shape!.Value).Where(IsName).Select(d => d.Text).Where(n => scope.Resolve(n) is null))
        {
            scope.BindSize(name, Domains.Fixed(name, scope.Network) is { } size ? Dim.Of(size) : Dim.Runtime(name, Domains.Of(name, scope.Network)));
        }

        return inputs.Select(i => new Shape(i.Shape!.Value.Select((d, axis) => Evaluate(d, scope.Resolve) ?? Dim.Runtime($"d{axis}")).ToEquatable()));
    }

    /// <summary>Binds the symbols of the inputs' shapes to actual ones.</summary>
    public static void Bind(IReadOnlyList<StageParameter> inputs, IReadOnlyList<Shape> actual, Scope scope)
    {
        for (var i = 0; i < inputs.Count && i < actual.Count; i++)
        {
            var dims = inputs[i].Shape!.Value;
            for (var axis = 0; axis < dims.Count && dims.Count == actual[i].Rank; axis++)
            {
                if (IsName(dims[axis]) && scope.Resolve(dims[axis].Text) is null)
                {
                    // What the network itself makes sure of when it runs is known inside it.
                    var size = Domains.Fixed(dims[axis].Text, scope.Network);
                    scope.BindSize(dims[axis].Text, size is { } known ? Dim.Of(known) : actual[i][axis]);
                }
            }
        }
    }

    /// <summary>The declared shape of a stage's result; a new symbol is a size that only the stage knows.</summary>
    public static Shape Result(EquatableArray<ArgumentValue> dims, StageBuilder stage)
    {
        foreach (var dim in dims.Where(d => IsName(d) && stage.Scope.Resolve(d.Text) is null))
        {
            stage.Scope.BindSize(dim.Text, Dim.Runtime(dim.Text));
        }

        var name = stage.Declaration.Name;
        return new Shape(dims.Select((d, axis) => DimText.Read(d, stage.Scope, new Spot(SpotKind.ResultAttribute, name, Within: new("Shape", axis)), "[Shape]")).ToEquatable());
    }

    /// <summary>Whether a dimension is a name that stands alone.</summary>
    public static bool IsName(ArgumentValue dim) => dim.Kind == ArgumentKind.Text && dim.Text.Length > 0
        && !char.IsDigit(dim.Text[0]) && dim.Text.All(c => char.IsLetterOrDigit(c) || c == '_');

    public static Dim? Evaluate(ArgumentValue value, Func<string, Dim?> resolve) => value.Kind switch
    {
        ArgumentKind.Int => Dim.Of(long.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture)),
        ArgumentKind.Text => DimParser.Parse(value.Text, resolve).Dim,
        _ => null,
    };
}
