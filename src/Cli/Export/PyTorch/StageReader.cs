using System.Globalization;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>A stage as its operator's text is made of it: sizes as expressions of Python, and the arguments that primitives do not show.</summary>
/// <param name="stage">The stage, inferred.</param>
/// <param name="builder">The stage as inference built it.</param>
/// <param name="name">How hyperparameters are called in Python.</param>
internal sealed class StageReader(InferredStage stage, StageBuilder builder, Func<string, string> name)
{
    /// <summary>The stage as declared.</summary>
    public StageDeclaration Declaration => builder.Declaration;

    /// <summary>Its state_dict key.</summary>
    public string Key => Declaration.KeyOrDefault;

    /// <summary>What it computes.</summary>
    public IReadOnlyList<Primitive> Primitives => stage.Primitives;

    /// <summary>The shape of its result.</summary>
    public Shape Result => stage.Shape!;

    /// <summary>The channels of what it reads.</summary>
    public string InChannels => Code(builder.Inputs[0].Shape.C);

    /// <summary>The size of the last dimension of what it reads.</summary>
    public string InFeatures => Code(builder.Inputs[0].Shape.Dims.Last());

    /// <summary>A size as Python.</summary>
    public string Code(Dim size) => PythonDim.Code(size, name);

    /// <summary>A number of a primitive.</summary>
    public static Dim Setting(Primitive primitive, string setting) => primitive.Settings.First(s => s.Name == setting).Value;

    /// <summary>A size among its arguments; <paramref name="missing"/> where it is not written.</summary>
    public string Size(string argument, Dim? missing = null) => Code(builder.Arguments.Size(argument, missing));

    /// <summary>A truth value among its arguments.</summary>
    public bool IsOn(string argument) => builder.Arguments.Switch(argument).Constant is true;

    /// <summary>A floating-point number among its arguments, as Python; null where it is not written.</summary>
    public string? Number(string argument)
    {
        string? text = Declaration.Find(argument) switch
        {
            { Kind: ArgumentKind.Int or ArgumentKind.Double } value => value.Text,
            { Kind: ArgumentKind.Text } value => (builder.Scope.Hyperparameter(value.Text) as OpaqueValue)?.Text,
            _ => null,
        };
        return text is null ? null : double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }

    /// <summary>The argument that says which normalisation; none for batch normalisation.</summary>
    public IEnumerable<string> Norm(string argument) => builder.Arguments.Norm(argument).Member switch
    {
        "Group" => ["norm=group_norm"],
        "FrozenBatch" => ["norm=FrozenBatchNorm2d"],
        _ => [],
    };
}
