namespace DaNetGen.Generator.Shapes;

/// <summary>
/// What is known of dimensions besides their symbols' domains, because the running network checked it before: what a guard
/// lets through needs no guard again.
/// </summary>
internal sealed class Known
{
    /// <summary>Further than any kernel reaches.</summary>
    private const int MostTried = 4096;

    private readonly HashSet<Dim> zeros = [];
    private readonly HashSet<Dim> nonNegative = [];
    private readonly Dictionary<string, long> least = new(StringComparer.Ordinal);

    /// <summary>The least value of a symbol.</summary>
    public long Least(Symbol symbol) => least.TryGetValue(symbol.Key, out var value) ? Math.Max(value, symbol.Least) : symbol.Least;

    /// <summary>The value of a dimension that differs by a constant from what is known to be 0; null where none is known.</summary>
    public long? Value(Dim dim) => zeros.Select(zero => (dim - zero).Constant ?? (dim + zero).Constant).FirstOrDefault(value => value is not null);

    public bool IsNonNegative(Dim dim) => nonNegative.Any(d => (dim - d).Constant is >= 0);

    /// <summary>From now on, the dimensions are equal.</summary>
    public void AddEqual(Dim a, Dim b) => zeros.Add(a - b);

    /// <summary>From now on, the first is at least the second.</summary>
    public void AddAtLeast(Dim a, Dim b)
    {
        nonNegative.Add(a - b);
        if (LeastThatReaches(a - b, this) is { } found)
        {
            least[found.Symbol.Key] = found.Value;
        }
    }

    /// <summary>
    /// Where a dimension has one symbol only, the value from which on it is never negative, while it is negative below; null
    /// where there is none.
    /// </summary>
    public static (Symbol Symbol, long Value)? LeastThatReaches(Dim dim, Known? known)
    {
        var symbols = dim.Symbols().Take(2).ToList();
        if (symbols is not [{ Values.Count: 0 } symbol])
        {
            return null;
        }

        long? At(long value) => dim.Replace(a => a is Symbol ? Dim.Of(value) : null).Constant;
        var first = known?.Least(symbol) ?? symbol.Least;
        if (At(first + MostTried) is not >= 0)
        {
            return null;
        }

        var found = first;
        while (At(found) is not >= 0)
        {
            found++;
        }

        var from = dim.Replace(a => a is Symbol ? Dim.Of(symbol with { Least = found }) : null);
        return Comparison.AtLeast(from, Dim.Of(0)) == Verdict.Equal ? (symbol, found) : null;
    }
}
