namespace DaNetGen.Generator.Shapes;

/// <summary>An interval that a dimension stays in for every admissible value of its symbols; null where it is unbounded.</summary>
internal readonly record struct Bounds(long? Low, long? High)
{
    /// <summary>The bounds of a dimension, with what else is known of its symbols.</summary>
    public static Bounds Of(Dim dim, Known? known = null) => dim.Terms.Aggregate(
        new Bounds(0, 0),
        (sum, term) => sum.Plus(term.Atoms.Aggregate(new Bounds(1, 1), (p, atom) => p.Times(Of(atom, known))).Times(term.Coefficient)));

    /// <summary>The bounds of an atom.</summary>
    public static Bounds Of(Atom atom, Known? known) => atom switch
    {
        Symbol s => new(known?.Least(s) ?? s.Least, null),
        FloorDivision d => Of(d.Numerator, known).Over(Of(d.Denominator, known)),
        Minimum m => Of(m.Left, known).Min(Of(m.Right, known)),
        Maximum m => Of(m.Left, known).Max(Of(m.Right, known)),
        _ => default,
    };

    private Bounds Plus(Bounds other) => checked(new(Low + other.Low, High + other.High));

    private Bounds Times(long factor) =>
        checked(factor >= 0 ? new(Low * factor, factor == 0 ? 0 : High * factor) : new(High * factor, Low * factor));

    // Products of unbounded intervals are only needed where both are non-negative, as sizes are.
    private Bounds Times(Bounds other)
    {
        if (Low is >= 0 && other.Low is >= 0)
        {
            return checked(new(Low * other.Low, High * other.High));
        }

        if (Low is not { } a || High is not { } b || other.Low is not { } c || other.High is not { } d)
        {
            return default;
        }

        long[] corners = checked([a * c, a * d, b * c, b * d]);
        return new(corners.Min(), corners.Max());
    }

    private Bounds Over(Bounds divisor)
    {
        if (divisor.Low is not > 0)
        {
            return default;
        }

        // Towards zero where the numerator keeps its sign and the divisor grows without end.
        var low = Low is not { } l ? null : l < 0 ? Whole.Floor(l, divisor.Low.Value) : divisor.High is { } h ? Whole.Floor(l, h) : (long?)0;
        var high = High is not { } g ? null : g >= 0 ? Whole.Floor(g, divisor.Low.Value) : divisor.High is { } k ? Whole.Floor(g, k) : (long?)-1;
        return new(low, high);
    }

    private Bounds Min(Bounds other) => new(Both(Low, other.Low, Math.Min), Either(High, other.High, Math.Min));

    private Bounds Max(Bounds other) => new(Either(Low, other.Low, Math.Max), Both(High, other.High, Math.Max));

    private static long? Both(long? a, long? b, Func<long, long, long> pick) => a is { } x && b is { } y ? pick(x, y) : null;

    private static long? Either(long? a, long? b, Func<long, long, long> pick) => a is { } x && b is { } y ? pick(x, y) : a ?? b;
}
