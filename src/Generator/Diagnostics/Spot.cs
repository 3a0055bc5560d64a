namespace DaNetGen.Generator.Diagnostics;

/// <summary>What in a declaration a problem points at.</summary>
internal enum SpotKind
{
    Class,
    Stage,
    Attribute,

    /// <summary>An argument of the stage's operator attribute.</summary>
    Argument,
    Parameter,

    /// <summary>The argument of <c>[Key]</c>.</summary>
    Key,

    /// <summary>The <c>[Output]</c> of the stage.</summary>
    Output,

    /// <summary>The <c>When</c> of <c>[Output]</c>.</summary>
    When,
    Hyperparameter,

    /// <summary>An argument of an attribute on a parameter of the stage.</summary>
    ParameterAttribute,

    /// <summary>An argument of an attribute on the stage's result.</summary>
    ResultAttribute,

    /// <summary>An argument of an attribute on a hyperparameter.</summary>
    HyperparameterAttribute,

    /// <summary>A named argument of an attribute on the class.</summary>
    ClassAttribute,

    /// <summary>The <c>[Checkpoint]</c> of the class.</summary>
    Checkpoint,
}

/// <summary>An argument of another attribute than the stage's own.</summary>
/// <param name="Attribute">The attribute's name.</param>
/// <param name="Index">The argument's place, or for an attribute on the class its own among those of its name; null for the one that is <paramref name="Text"/>, -1 for the attribute itself.</param>
/// <param name="Text">A text among the arguments, by which one of several such attributes is meant; empty for the first.</param>
internal sealed record AttributeArgument(string Attribute, int? Index, string Text = "");

/// <summary>A place in a network's declaration, by names, so that passes need no syntax to point at it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Stage">The stage in which it is.</param>
/// <param name="Name">The name of the argument, parameter or hyperparameter.</param>
/// <param name="Within">The argument of another attribute than the stage's own.</param>
/// <param name="Start">Where the mistake begins in the text that stands there.</param>
/// <param name="Length">How long it is; null for the whole text, 0 at its end.</param>
internal sealed record Spot(
    SpotKind Kind, string? Stage = null, string? Name = null, AttributeArgument? Within = null, int Start = 0, int? Length = null)
{
    public static Spot Class { get; } = new(SpotKind.Class);

    public static Spot Checkpoint { get; } = new(SpotKind.Checkpoint);

    public static Spot AtStage(string stage) => new(SpotKind.Stage, stage);

    public static Spot Attribute(string stage) => new(SpotKind.Attribute, stage);

    public static Spot Argument(string stage, string argument) => new(SpotKind.Argument, stage, argument);

    public static Spot Parameter(string stage, string parameter) => new(SpotKind.Parameter, stage, parameter);

    /// <summary>An argument of one of the class's budgets.</summary>
    public static Spot Budget(int index, string argument) => new(SpotKind.ClassAttribute, Name: argument, Within: new AttributeArgument("Budget", index));

    /// <summary>A part of the text that stands at this place.</summary>
    public Spot Part(int start, int length) => this with { Start = start, Length = length };
}
