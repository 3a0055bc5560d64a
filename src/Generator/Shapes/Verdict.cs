namespace DaNetGen.Generator.Shapes;

/// <summary>What a comparison of two dimensions says.</summary>
internal enum Verdict
{
    /// <summary>Equal for every admissible value of the symbols.</summary>
    Equal,

    /// <summary>Different for every admissible value.</summary>
    Different,

    /// <summary>It depends on values that only the running program knows.</summary>
    Unknown,
}

internal static class Comparison
{
    public static Verdict Compare(Dim a, Dim b)
    {
        var difference = a - b;
        if (difference.Constant is { } constant)
        {
            return constant == 0 ? Verdict.Equal : Verdict.Different;
        }

        var bounds = Bounds.Of(difference);
        return bounds.Low is > 0 || bounds.High is < 0 ? Verdict.Different : Verdict.Unknown;
    }
}
