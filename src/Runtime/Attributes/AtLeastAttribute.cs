namespace DaNetGen;

/// <summary>
/// A fact: a hyperparameter, a contract's channels (<c>[AtLeast(2)] int classes</c>), or sizes of an input
/// (<c>[AtLeast(64, "H", "W")]</c>) are not below a number. Where nothing is declared, the compiler takes them to be at least
/// 1; a hyperparameter with a smaller default to be at least that, and one that is a padding at least 0. The compiler relies
/// on a fact, and the network refuses what violates it.
/// </summary>
/// <param name="least">The smallest value.</param>
/// <param name="sizes">On an input, the symbols of its <see cref="ShapeAttribute"/>; on a hyperparameter or property, none.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AtLeastAttribute(int least, params string[] sizes) : Attribute
{
    /// <summary>The smallest value.</summary>
    public int Least { get; } = least;

    /// <summary>The symbols.</summary>
    public IReadOnlyList<string> Sizes { get; } = sizes;
}
