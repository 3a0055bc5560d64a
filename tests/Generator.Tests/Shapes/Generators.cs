using CsCheck;

namespace DaNetGen.Generator.Tests.Shapes;

/// <summary>Random expressions over three names, and values for the names.</summary>
internal static class Generators
{
    private static readonly string[] Names = ["n", "m", "k"];

    private static readonly Gen<Expression> Leaf = Gen.Frequency(
        (2, Gen.Int[0, 9].Select(n => (Expression)new Expression.Number(n))),
        (3, Gen.OneOfConst(Names).Select(n => (Expression)new Expression.Name(n))));

    /// <summary>Expressions in which whatever divides is a number of at least 1.</summary>
    public static Gen<Expression> Expressions { get; } = Of(3);

    /// <summary>Sizes, which are at least 1.</summary>
    public static Gen<IReadOnlyDictionary<string, long>> Values { get; } = Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 40])
        .Select(v => (IReadOnlyDictionary<string, long>)new Dictionary<string, long> { ["n"] = v.Item1, ["m"] = v.Item2, ["k"] = v.Item3 });

    private static Gen<Expression> Of(int depth)
    {
        if (depth == 0)
            return Leaf;
        var inner = Gen.Frequency((1, Leaf), (2, Of(depth - 1)));
        var operation = Gen.Select(Gen.OneOfConst('+', '-', '*', '<', '>'), inner, inner)
            .Select(t => (Expression)new Expression.Operation(t.Item1, t.Item2, t.Item3));
        var division = Gen.Select(inner, Gen.Int[1, 9])
            .Select(t => (Expression)new Expression.Operation('/', t.Item1, new Expression.Number(t.Item2)));
        var openDivision = Gen.Select(inner, inner).Select(t => (Expression)new Expression.Operation('/', t.Item1, t.Item2));
        return Gen.Frequency((5, operation), (3, division), (1, openDivision));
    }
}
