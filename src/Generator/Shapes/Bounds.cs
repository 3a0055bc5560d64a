namespace DaNetGen.Generator.Shapes;

/// <summary>The interval that a dimension stays in while every symbol is at least 1; null where it is unbounded.</summary>
internal readonly record struct Bounds(long? Low, long? High)
{
    public static Bounds Of(Dim dim) => dim.Terms.Aggregate(
        new Bounds(0, 0),
        (sum, term) => sum.Plus(term.Atoms.Aggregate(new Bounds(1, 1), (p, atom) => p.Times(Of(atom))).Times(term.Coefficient)));

    private static Bounds Of(Atom atom) => atom switch
    {
        FloorDivision d when d.Denominator.Constant is { } c and > 0 && Of(d.Numerator) is var n =>
            new(n.Low is { } low and >= 0 ? low / c : null, n.High is { } high and >= 0 ? high / c : null),
        FloorDivision d when Of(d.Numerator).Low is >= 0 && Of(d.Denominator).Low is > 0 => new(0, Of(d.Numerator).High),
        Minimum m => new(Least(Of(m.Left).Low, Of(m.Right).Low), LeastKnown(Of(m.Left).High, Of(m.Right).High)),
        Maximum m => new(MostKnown(Of(m.Left).Low, Of(m.Right).Low), Most(Of(m.Left).High, Of(m.Right).High)),
        Symbol => new(1, null),
        _ => new(null, null),
    };

    private Bounds Plus(Bounds other) => checked(new(Low + other.Low, High + other.High));

    private Bounds Times(long factor) =>
        checked(factor >= 0 ? new(Low * factor, factor == 0 ? 0 : High * factor) : new(High * factor, Low * factor));

    // Products of intervals are only needed where both are non-negative, as sizes are.
    private Bounds Times(Bounds other) => Low is >= 0 && other.Low is >= 0 ? checked(new(Low * other.Low, High * other.High)) : new(null, null);

    private static long? Least(long? a, long? b) => a is { } x && b is { } y ? Math.Min(x, y) : null;

    private static long? Most(long? a, long? b) => a is { } x && b is { } y ? Math.Max(x, y) : null;

    private static long? LeastKnown(long? a, long? b) => a is { } x && b is { } y ? Math.Min(x, y) : a ?? b;

    private static long? MostKnown(long? a, long? b) => a is { } x && b is { } y ? Math.Max(x, y) : a ?? b;
}
