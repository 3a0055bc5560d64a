namespace DaNetGen.Generator.Shapes;

/// <summary>Values of a dimension for some admissible values of its symbols.</summary>
internal static class Samples
{
    private static readonly int[] BeyondLeast = [0, 1, 2, 5, 11, 24, 63, 130];

    public static IEnumerable<long> Of(Dim dim, Known? known)
    {
        var symbols = dim.Symbols().ToList();
        for (var i = 0; i < BeyondLeast.Length; i++)
        {
            if (dim.Replace(a => a is Symbol s ? Dim.Of(Value(s, i + 3 * symbols.IndexOf(s), known)) : null).Constant is { } value)
            {
                yield return value;
            }
        }
    }

    private static long Value(Symbol symbol, int index, Known? known) => symbol.Values.Count > 0
        ? symbol.Values[index % symbol.Values.Count]
        : (known?.Least(symbol) ?? symbol.Least) + BeyondLeast[index % BeyondLeast.Length];
}
