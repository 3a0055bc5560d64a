namespace DaNetGen.Generator.Shapes;

/// <summary>What a dimension's polynomial is built over. Two atoms are equal when their keys are.</summary>
internal abstract record Atom
{
    /// <summary>Canonical text: decides equality and the order of terms.</summary>
    public abstract string Key { get; }

    public sealed override string ToString() => Key;
}

/// <summary>A hyperparameter, or (<paramref name="IsRuntime"/>) a size that only the running network knows; at least 1.</summary>
internal sealed record Symbol(string Name, bool IsRuntime = false) : Atom
{
    public override string Key => Name;
}

/// <summary><c>floor(Numerator / Denominator)</c> that does not simplify.</summary>
internal sealed record FloorDivision(Dim Numerator, Dim Denominator) : Atom
{
    public override string Key => $"floor({Numerator.Key}/{Denominator.Key})";
}

/// <summary>The smaller of two dimensions.</summary>
internal sealed record Minimum(Dim Left, Dim Right) : Atom
{
    public override string Key => $"min({Left.Key},{Right.Key})";
}

/// <summary>The larger of two dimensions.</summary>
internal sealed record Maximum(Dim Left, Dim Right) : Atom
{
    public override string Key => $"max({Left.Key},{Right.Key})";
}
