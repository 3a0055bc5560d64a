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

    /// <summary>The <c>When</c> of <c>[Output]</c>.</summary>
    When,
    Hyperparameter,
}

/// <summary>A place in a network's declaration, by names, so that passes need no syntax to point at it.</summary>
internal sealed record Spot(SpotKind Kind, string? Stage = null, string? Name = null)
{
    public static Spot Class { get; } = new(SpotKind.Class);

    public static Spot AtStage(string stage) => new(SpotKind.Stage, stage);

    public static Spot Attribute(string stage) => new(SpotKind.Attribute, stage);

    public static Spot Argument(string stage, string argument) => new(SpotKind.Argument, stage, argument);

    public static Spot Parameter(string stage, string parameter) => new(SpotKind.Parameter, stage, parameter);
}
