namespace DaNetGen.Generator.Shapes;

/// <summary>
/// Decides on a polynomial by its bounds, and by its coefficients once each atom is written as its least value and what
/// goes beyond it.
/// </summary>
internal static class Signs
{
    /// <summary>A constant with more divisors to try than anyone waits for.</summary>
    private const long MostTried = 1000;

    public static Verdict IsZero(Dim dim, Known? known)
    {
        var bounds = Bounds.Of(dim, known);
        if (bounds is { Low: 0, High: 0 })
        {
            return Verdict.Equal;
        }

        if (bounds.Low is > 0 || bounds.High is < 0 || !HasWholeRoot(dim))
        {
            return Verdict.Different;
        }

        if (FromLeast(dim, known) is not { } shifted)
        {
            return Verdict.Unknown;
        }

        var (constant, factors) = Parts(shifted);
        return factors.Count == 0 ? (constant == 0 ? Verdict.Equal : Verdict.Different)
            : (constant > 0 && factors.TrueForAll(f => f > 0)) || (constant < 0 && factors.TrueForAll(f => f < 0)) || HasNoRoot(shifted, constant)
                ? Verdict.Different
                : Verdict.Unknown;
    }

    public static Verdict IsNonNegative(Dim dim, Known? known)
    {
        var bounds = Bounds.Of(dim, known);
        if (bounds.Low is >= 0 || bounds.High is < 0)
        {
            return bounds.Low is >= 0 ? Verdict.Equal : Verdict.Different;
        }

        if (FromLeast(dim, known) is not { } shifted)
        {
            return Verdict.Unknown;
        }

        var (constant, factors) = Parts(shifted);
        return constant >= 0 && factors.TrueForAll(f => f > 0) ? Verdict.Equal
            : constant < 0 && factors.TrueForAll(f => f < 0) ? Verdict.Different
            : Verdict.Unknown;
    }

    /// <summary>A sum of multiples of a number is none of a constant that the number does not divide.</summary>
    private static bool HasWholeRoot(Dim dim)
    {
        var (constant, factors) = Parts(dim);
        return constant % factors.Aggregate(0L, Whole.Gcd) == 0;
    }

    /// <summary>Each atom as its least value and a new symbol from 0; null where one has no least value.</summary>
    private static Dim? FromLeast(Dim dim, Known? known)
    {
        var atoms = dim.Terms.SelectMany(t => t.Atoms).Distinct().ToList();
        return atoms.TrueForAll(a => Bounds.Of(a, known).Low is not null)
            ? dim.Replace(a => Dim.Of(new Symbol(a.Key + "'", false, 1, 0, default)) + Dim.Of(Bounds.Of(a, known).Low!.Value))
            : null;
    }

    /// <summary>
    /// Whether a polynomial in one symbol has no root among the whole numbers from 0: each would divide the constant. A straight
    /// line that the other tests leave undecided has one.
    /// </summary>
    private static bool HasNoRoot(Dim dim, long constant)
    {
        var isCurved = dim.Terms.Any(t => t.Atoms.Length > 1);
        if (!isCurved || dim.Symbols().Skip(1).Any() || constant == 0 || Math.Abs(constant) > MostTried)
        {
            return false;
        }

        for (var root = 1L; root <= Math.Abs(constant); root++)
        {
            if (constant % root == 0 && dim.Replace(_ => Dim.Of(root)).Constant == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static (long Constant, List<long> Factors) Parts(Dim dim) => (
        dim.Terms.Where(t => t.Atoms.IsEmpty).Sum(t => t.Coefficient),
        [.. dim.Terms.Where(t => !t.Atoms.IsEmpty).Select(t => t.Coefficient)]);
}
