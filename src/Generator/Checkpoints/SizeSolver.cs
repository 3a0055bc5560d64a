using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>A size of a network's weight, which a checkpoint has as a number.</summary>
/// <param name="Size">The size.</param>
/// <param name="Value">The number.</param>
/// <param name="Key">The weight's key.</param>
internal sealed record SizeEquation(Dim Size, long Value, string Key);

/// <summary>
/// Finds the hyperparameters of which sizes are made. Each size of one unknown hyperparameter votes for a value; the commonest counts,
/// so that one tensor of another shape does not make all others wrong.
/// </summary>
internal static class SizeSolver
{
    /// <summary>Further than any size reaches in so many doublings.</summary>
    private const int MostDoublings = 40;

    /// <summary>The values by name, each with a key that has it.</summary>
    /// <param name="equations">What is known.</param>
    /// <param name="names">The hyperparameters that are asked for.</param>
    public static IReadOnlyDictionary<string, (long Value, string Key)> Solve(IReadOnlyCollection<SizeEquation> equations, ICollection<string> names)
    {
        var solved = new Dictionary<string, (long Value, string Key)>(StringComparer.Ordinal);
        while (true)
        {
            var votes = equations.Select(e => e with { Size = Substitute(e.Size, solved) }).Where(e => e.Size.Constant is null)
                .Select(e => (Vote: Vote(e, names), e.Key)).Where(v => v.Vote is not null).ToLookup(v => v.Vote!.Value.Name);
            foreach (var group in votes)
            {
                var (value, key) = group.GroupBy(v => v.Vote!.Value.Value).OrderByDescending(g => g.Count()).Select(g => (g.Key, g.First().Key)).First();
                solved.Add(group.Key, (value, key));
            }

            if (votes.Count == 0)
            {
                return solved;
            }
        }
    }

    /// <summary>A size with the values that were found in place of the hyperparameters.</summary>
    public static Dim Substitute(Dim size, IReadOnlyDictionary<string, (long Value, string Key)> solved) =>
        solved.Count == 0 ? size : size.Substitute(name => solved.TryGetValue(name, out var found) ? Dim.Of(found.Value) : null);

    private static (string Name, long Value)? Vote(SizeEquation equation, ICollection<string> names)
    {
        if (equation.Size.Symbols().Take(2).ToList() is not [{ IsRuntime: false } symbol] || !names.Contains(symbol.Name))
        {
            return null;
        }

        long? At(long value) => equation.Size.Replace(atom => atom is Symbol ? Dim.Of(value) : null).Constant;
        try
        {
            return Root(symbol, At, equation.Value) is { } root ? (symbol.Name, root * symbol.Unit) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The only value of a symbol for which a size, which grows with it, is the number; null where there is none, or another.</summary>
    private static long? Root(Symbol symbol, Func<long, long?> at, long wanted)
    {
        if (symbol.Values.Count > 0)
        {
            return symbol.Values.Where(v => at(v) == wanted).Take(2).ToList() is [var only] ? only : null;
        }

        var (low, high) = (symbol.Least, symbol.Least + 1);
        for (var i = 0; i < MostDoublings && at(high) < wanted; i++)
        {
            (low, high) = (high, high + (high - symbol.Least));
        }

        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = at(middle) < wanted ? (middle + 1, high) : (low, middle);
        }

        return at(low) == wanted && at(low + 1) != wanted ? low : null;
    }
}
