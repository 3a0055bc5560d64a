namespace DaNetGen;

/// <summary>
/// A fact: a hyperparameter, a contract's channels (<c>[MultipleOf(32)] int channels</c>), or sizes of an input
/// (<c>[MultipleOf(8, "H", "W")]</c>) are multiples of a number. The compiler relies on it, and the network refuses what
/// violates it.
/// </summary>
/// <param name="of">The number; at least 1.</param>
/// <param name="sizes">On an input, the symbols of its <see cref="ShapeAttribute"/>; on a hyperparameter or property, none.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MultipleOfAttribute(int of, params string[] sizes) : Attribute
{
    /// <summary>The number.</summary>
    public int Of { get; } = of;

    /// <summary>The symbols.</summary>
    public IReadOnlyList<string> Sizes { get; } = sizes;
}
