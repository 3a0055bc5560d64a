using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>How many conditions on sizes were met, and how many of them are left to the running network.</summary>
internal readonly record struct Comparisons(int Decided, int Undecided)
{
    public static Comparisons One(Verdict verdict) => verdict == Verdict.Unknown ? new(0, 1) : new(1, 0);

    public static Comparisons operator +(Comparisons a, Comparisons b) => new(a.Decided + b.Decided, a.Undecided + b.Undecided);
}
