namespace DaNetGen.Generator.Shapes;

/// <summary>Floor division of dimensions, simplified as far as whole numbers allow.</summary>
internal static class Division
{
    /// <summary><c>floor(a / b)</c>.</summary>
    public static Dim Floor(Dim a, Dim b)
    {
        if (b.Constant is { } divisor)
        {
            return divisor > 0 ? ByConstant(a, divisor) : Dim.Of(new FloorDivision(a, b));
        }

        return Exact(a, b) ?? Dim.Of(new FloorDivision(a, b));
    }

    /// <summary>Whether <paramref name="divisor"/> divides <paramref name="dim"/> for every value, for none, or for some.</summary>
    public static Verdict Divides(long divisor, Dim dim)
    {
        if (divisor <= 0)
        {
            return Verdict.Different;
        }

        var rest = Dim.FromTerms(dim.Terms.Where(t => t.Coefficient % divisor != 0));
        return rest.Constant switch
        {
            null => Verdict.Unknown,
            0 => Verdict.Equal,
            _ => Verdict.Different,
        };
    }

    private static Dim ByConstant(Dim a, long divisor)
    {
        if (divisor == 1)
        {
            return a;
        }

        // Terms that divide leave the floor; of the constant, only the remainder stays inside.
        var whole = Dim.FromTerms(a.Terms.Select(t => t with { Coefficient = Whole(t, divisor) }));
        var rest = a - whole * Dim.Of(divisor);
        if (rest.Constant is not null)
        {
            return whole;
        }

        if (Bounds.Of(rest) is { Low: { } low, High: { } high } && FloorOf(low, divisor) == FloorOf(high, divisor))
        {
            return whole + Dim.Of(FloorOf(low, divisor));
        }

        return whole + Nested(rest, divisor);
    }

    private static long Whole(Dim.Term term, long divisor) => term.Atoms.IsEmpty
        ? FloorOf(term.Coefficient, divisor)
        : term.Coefficient % divisor == 0 ? term.Coefficient / divisor : 0;

    /// <summary><c>floor((floor(x / y) + c) / d) = floor((x + c y) / (y d))</c>, and common factors cancel.</summary>
    private static Dim Nested(Dim rest, long divisor)
    {
        var variable = rest.Terms.Where(t => !t.Atoms.IsEmpty).ToArray();
        var constant = rest.Terms.Where(t => t.Atoms.IsEmpty).Sum(t => t.Coefficient);
        if (variable.Length == 1 && variable[0].Coefficient == 1 && variable[0].Atoms.Length == 1
            && variable[0].Atoms[0] is FloorDivision inner && inner.Denominator.Constant is { } y and > 0)
        {
            return Floor(inner.Numerator + Dim.Of(constant * y), Dim.Of(y * divisor));
        }

        var common = variable.Aggregate(divisor, (g, t) => Gcd(g, Math.Abs(t.Coefficient)));
        if (common > 1)
        {
            var reduced = Dim.FromTerms(variable.Select(t => t with { Coefficient = t.Coefficient / common }));
            return Floor(reduced + Dim.Of(FloorOf(constant, common)), Dim.Of(divisor / common));
        }

        return Dim.Of(new FloorDivision(rest, Dim.Of(divisor)));
    }

    /// <summary>The quotient where a single product divides every term.</summary>
    private static Dim? Exact(Dim a, Dim b)
    {
        if (b.Terms.Length != 1)
        {
            return a.Equals(b) ? Dim.One : null;
        }

        var divisor = b.Terms[0];
        var quotient = new List<Dim.Term>();
        foreach (var term in a.Terms)
        {
            var atoms = term.Atoms.ToList();
            if (term.Coefficient % divisor.Coefficient != 0 || !divisor.Atoms.All(atoms.Remove))
            {
                return null;
            }

            quotient.Add(new Dim.Term([.. atoms], term.Coefficient / divisor.Coefficient));
        }

        return Dim.FromTerms(quotient);
    }

    private static long FloorOf(long a, long b) => a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
