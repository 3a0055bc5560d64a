using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Finds the fact that would decide a condition: the end of a message, empty where none is found.</summary>
internal static class Hints
{
    private static readonly long[] Multiples = [2, 4, 8, 16, 32, 64, 3, 6, 12, 24];

    public static string ForEqual(Dim a, Dim b, Scope scope)
    {
        if (a.AsSymbol is { IsRuntime: true } one && b.AsSymbol is { IsRuntime: true } other && scope.IsInputSize(one.Name) && scope.IsInputSize(other.Name))
        {
            return "; one name for both in [Shape] would decide it";
        }

        return ForMultiple(a - b, Multiples, scope, d => Comparison.Compare(d, 0, scope.Known));
    }

    public static string ForDivides(Dim divisor, Dim value, Scope scope) => divisor.Constant is { } number
        ? ForMultiple(value, Multiples.Select(m => m / 2 * number).Concat(Multiples), scope, v => Comparison.Divides(divisor, v, scope.Known))
        : "";

    public static string ForAtLeast(Dim a, Dim b, Scope scope) => Known.LeastThatReaches(a - b, scope.Known) is { } found
        ? Text("AtLeast", found.Symbol, checked(found.Value * found.Symbol.Unit), scope)
        : "";

    /// <summary>The symbols that have to be 1 for sizes to be equal; none where they are equal elsewhere too.</summary>
    public static IReadOnlyList<Symbol> OnlyAtOne(Dim a, Dim b, Known known)
    {
        var ones = (a - b).Symbols().Where(s => s.IsRuntime && s.Unit == 1 && known.Least(s) == 1).ToList();
        Dim? FromTwo(Atom atom) => atom is Symbol s && ones.Contains(s) ? Dim.Of(s with { Name = s.Name + " from 2", Least = 2 }) : null;
        return ones.Count > 0 && Comparison.Compare(a.Replace(FromTwo), b.Replace(FromTwo), known) == Verdict.Different ? ones : [];
    }

    private static string ForMultiple(Dim dim, IEnumerable<long> multiples, Scope scope, Func<Dim, Verdict> decide)
    {
        if (dim.Symbols().ToList() is not [{ Values.Count: 0 } symbol])
        {
            return "";
        }

        foreach (var multiple in multiples.Where(m => m > 1))
        {
            var least = Whole.Ceiling(scope.Known.Least(symbol), multiple);
            if (decide(dim.Replace(a => a is Symbol ? Dim.Of(symbol with { Name = symbol.Name + "/", Least = least }) * Dim.Of(multiple) : null)) == Verdict.Equal)
            {
                return Text("MultipleOf", symbol, checked(multiple * symbol.Unit), scope);
            }
        }

        return "";
    }

    private static string Text(string fact, Symbol symbol, long number, Scope scope)
    {
        var size = ArgumentValue.Of(symbol.Name);
        return scope.Network.FindHyperparameter(symbol.Name) is not null ? $"; [{fact}({number})] on '{symbol.Name}' would decide it"
            : scope.Network.Inputs.FirstOrDefault(i => i.Shape!.Value.Contains(size)) is { } input
                ? $"; [{fact}({number}, \"{symbol.Name}\")] on '{input.Name}' would decide it"
                : "";
    }
}
