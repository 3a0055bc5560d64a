using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>What is declared of a size, besides its being one.</summary>
internal enum FactKind
{
    MultipleOf,
    AtLeast,

    /// <summary>The height of an image, in <c>[InputSize]</c>.</summary>
    Height,

    /// <summary>The width of an image, in <c>[InputSize]</c>.</summary>
    Width,
}

/// <summary>A declared fact.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Size">The symbol of an input's size that it is about; empty for a hyperparameter and for <c>[InputSize]</c>.</param>
/// <param name="Value">The number.</param>
internal sealed record Fact(FactKind Kind, string Size, long Value)
{
    /// <summary>The axis of an image that <c>[InputSize]</c> fixes; null for other facts.</summary>
    public int? Axis => Kind switch { FactKind.Height => 2, FactKind.Width => 3, _ => null };

    /// <summary>The name of its attribute.</summary>
    public string Attribute => Axis is null ? Kind.ToString() : "InputSize";

    /// <summary>What it says a number must be.</summary>
    public string Demand => Kind switch
    {
        FactKind.MultipleOf => $"a multiple of {Value}",
        FactKind.AtLeast => $"at least {Value}",
        _ => $"{Value}",
    };
}

/// <summary>An output whose channels a contract names, with what it says of their number.</summary>
internal sealed record ChannelMember(string Output, EquatableArray<Fact> Facts);
