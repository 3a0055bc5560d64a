using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Shapes;

/// <summary>What a dimension's polynomial is built over. Two atoms are equal when their keys are.</summary>
internal abstract record Atom
{
    /// <summary>Canonical text: decides equality and the order of terms.</summary>
    public abstract string Key { get; }

    public sealed override string ToString() => Key;
}

/// <summary>
/// A hyperparameter, or (<paramref name="IsRuntime"/>) a size that only the running network knows. Of one that is declared a
/// multiple, the multiplier: <c>H</c> is 8 times the atom <c>H / 8</c>, so that what the multiple decides follows from the
/// canonical form alone.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="IsRuntime">Whether only the running network knows it.</param>
/// <param name="Unit">What <paramref name="Name"/> is a multiple of.</param>
/// <param name="Least">The smallest value of the atom, not of <paramref name="Name"/>.</param>
/// <param name="Values">The values that it may have; empty for any.</param>
internal sealed record Symbol(string Name, bool IsRuntime, long Unit, long Least, EquatableArray<long> Values) : Atom
{
    public static Symbol Of(string name, bool isRuntime, Domain domain) =>
        new(name, isRuntime, domain.Unit, Whole.Ceiling(domain.Least, domain.Unit), domain.Values);

    public override string Key => Unit == 1 ? Name : $"{Name}/{Unit}";
}

/// <summary><c>floor(Numerator / Denominator)</c> that does not simplify.</summary>
internal sealed record FloorDivision(Dim Numerator, Dim Denominator) : Atom
{
    public override string Key { get; } = $"floor({Numerator.Key}/{Denominator.Key})";
}

/// <summary>The smaller of two dimensions.</summary>
internal sealed record Minimum(Dim Left, Dim Right) : Atom
{
    public override string Key { get; } = $"min({Left.Key},{Right.Key})";
}

/// <summary>The larger of two dimensions.</summary>
internal sealed record Maximum(Dim Left, Dim Right) : Atom
{
    public override string Key { get; } = $"max({Left.Key},{Right.Key})";
}
