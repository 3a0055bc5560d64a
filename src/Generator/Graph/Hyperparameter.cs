using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>What a hyperparameter's C# type means to the language.</summary>
internal enum HyperparameterKind
{
    Int,
    Bool,
    Double,

    /// <summary><c>int[]</c> or <c>int[]?</c>.</summary>
    IntArray,
    Norm,

    /// <summary>Any other type: passed on, never computed with.</summary>
    Other,
}

/// <summary>A parameter of the network's primary constructor.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Kind">What it means to the language.</param>
/// <param name="Type">The C# type, fully qualified.</param>
/// <param name="Default">The default value, or null where it must be given.</param>
/// <param name="Allowed">The values it may have; empty for any.</param>
/// <param name="Facts">What else is declared of its values.</param>
internal sealed record Hyperparameter(
    string Name, HyperparameterKind Kind, string Type, ArgumentValue? Default, EquatableArray<int> Allowed, EquatableArray<Fact> Facts);
