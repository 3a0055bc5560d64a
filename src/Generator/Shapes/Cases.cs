namespace DaNetGen.Generator.Shapes;

/// <summary>
/// Splits a dimension into cases that are free of lists of values, minima, maxima and of divisions by numbers: <c>floor(H / 2)</c>
/// is <c>h</c> where <c>H</c> is <c>2 h</c>, and <c>h</c> where it is <c>2 h + 1</c>. Together they cover every admissible value.
/// </summary>
internal static class Cases
{
    private const int LongestPeriod = 1024;

    /// <summary>The end of a symbol's name after it was split.</summary>
    private const string Done = "'";

    /// <summary>The cases, found one after the other; they may be many.</summary>
    public static IEnumerable<Dim> Of(Dim dim, Known? known) =>
        (ByValues(dim) ?? ByPick(dim) ?? ByRest(dim, known))?.SelectMany(part => Of(part, known)) ?? [dim];

    private static IEnumerable<Dim>? ByValues(Dim dim) => dim.Symbols().FirstOrDefault(s => s.Values.Count > 0) is { } listed
        ? listed.Values.Select(value => dim.Replace(a => a.Equals(listed) ? Dim.Of(value) : null))
        : null;

    private static IEnumerable<Dim>? ByPick(Dim dim) => dim.Atoms().FirstOrDefault(a => a is Minimum or Maximum) switch
    {
        Minimum m => Either(dim, m, m.Left, m.Right),
        Maximum m => Either(dim, m, m.Left, m.Right),
        _ => null,
    };

    private static IEnumerable<Dim> Either(Dim dim, Atom pick, Dim left, Dim right) =>
        new[] { left, right }.Select(side => dim.Replace(a => a.Equals(pick) ? side : null));

    /// <summary>The cases of one symbol's rest in a division by the number over which the divisions repeat.</summary>
    private static IEnumerable<Dim>? ByRest(Dim dim, Known? known)
    {
        // Once is enough: what is left then divides by another symbol.
        foreach (var symbol in dim.Symbols().Where(s => !s.Name.EndsWith(Done, StringComparison.Ordinal)))
        {
            if (Period(dim, symbol) is > 1 and <= LongestPeriod and var period)
            {
                var least = known?.Least(symbol) ?? symbol.Least;
                return Enumerable.Range(0, (int)period).Select(rest => dim.Replace(a => a.Equals(symbol)
                    ? Dim.Of(symbol with { Name = symbol.Name + Done, Unit = 1, Least = Whole.Ceiling(least - rest, period) }) * Dim.Of(period) + rest
                    : null));
            }
        }

        return null;
    }

    /// <summary>By how much a symbol grows until every division by a number inside has grown by a whole number.</summary>
    private static long Period(Dim dim, Symbol symbol) => dim.Terms.SelectMany(t => t.Atoms).Aggregate(1L, (period, atom) => Whole.Lcm(period, atom switch
    {
        FloorDivision { Denominator.Constant: { } divisor and > 0 } d when d.Numerator.Symbols().Contains(symbol) =>
            checked(divisor * Period(d.Numerator, symbol)),
        FloorDivision d => Whole.Lcm(Period(d.Numerator, symbol), Period(d.Denominator, symbol)),
        _ => 1,
    }));
}
