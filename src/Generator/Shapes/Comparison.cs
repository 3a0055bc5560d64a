namespace DaNetGen.Generator.Shapes;

/// <summary>Decides conditions on dimensions. A decision is never wrong; where none is found, the verdict is unknown.</summary>
internal static class Comparison
{
    /// <summary>More than anyone waits for.</summary>
    private const int MostCases = 1024;

    /// <summary>Whether two dimensions are equal.</summary>
    public static Verdict Compare(Dim a, Dim b, Known? known = null)
    {
        var difference = a - b;
        if (difference.Constant is { } constant)
        {
            return constant == 0 ? Verdict.Equal : Verdict.Different;
        }

        return known?.Value(difference) is { } value ? value == 0 ? Verdict.Equal : Verdict.Different : Decide(difference, known, Signs.IsZero);
    }

    /// <summary>Whether a dimension is at least another.</summary>
    public static Verdict AtLeast(Dim a, Dim b, Known? known = null)
    {
        var difference = a - b;
        if (difference.Constant is { } constant)
        {
            return constant >= 0 ? Verdict.Equal : Verdict.Different;
        }

        return known?.IsNonNegative(difference) == true ? Verdict.Equal
            : known?.Value(difference) is { } value ? value >= 0 ? Verdict.Equal : Verdict.Different
            : Decide(difference, known, Signs.IsNonNegative);
    }

    /// <summary>Whether a dimension divides another without a rest.</summary>
    public static Verdict Divides(Dim divisor, Dim value, Known? known = null) => divisor.Constant is < 1
        ? Verdict.Different
        : Compare(value, value / divisor * divisor, known);

    /// <summary>Whether a dimension is one of some numbers.</summary>
    public static Verdict IsOneOf(Dim value, IReadOnlyCollection<long> numbers, Known? known = null)
    {
        var verdicts = numbers.Select(n => Compare(value, Dim.Of(n), known)).ToList();
        if (verdicts.Contains(Verdict.Equal))
        {
            return Verdict.Equal;
        }

        return verdicts.TrueForAll(v => v == Verdict.Different) ? Verdict.Different
            : Together(Cases.Of(value, known).Select(c => c.Constant is { } n ? numbers.Contains(n) ? Verdict.Equal : Verdict.Different : Verdict.Unknown));
    }

    private static Verdict Decide(Dim dim, Known? known, Func<Dim, Known?, Verdict> decide)
    {
        try
        {
            if (decide(dim, known) is var whole and not Verdict.Unknown)
            {
                return whole;
            }

            // Two values that disagree show at once that nothing is to be decided.
            var witnesses = Samples.Of(dim, known).Select(v => decide(Dim.Of(v), known)).Distinct().Take(2).Count();
            return witnesses == 2 ? Verdict.Unknown : Together(Cases.Of(dim, known).Select(c => decide(c, known)));
        }
        catch (OverflowException)
        {
            return Verdict.Unknown;
        }
    }

    /// <summary>What holds where it is this or that: what all of them agree on.</summary>
    private static Verdict Together(IEnumerable<Verdict> verdicts)
    {
        Verdict? all = null;
        var count = 0;
        foreach (var verdict in verdicts)
        {
            if (verdict == Verdict.Unknown || (all is { } before && before != verdict) || ++count > MostCases)
            {
                return Verdict.Unknown;
            }

            all = verdict;
        }

        return all ?? Verdict.Unknown;
    }
}
