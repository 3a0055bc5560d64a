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

        return a.Equals(b) ? Dim.One : b.Terms.Length == 1 ? ByProduct(a, b) : Dim.Of(new FloorDivision(a, b));
    }

    private static Dim ByConstant(Dim a, long divisor)
    {
        if (divisor == 1)
        {
            return a;
        }

        // Terms that divide leave the floor; of the constant, only the remainder stays inside.
        var whole = Dim.FromTerms(a.Terms.Select(t => t with { Coefficient = Outside(t, divisor) }));
        var rest = a - whole * Dim.Of(divisor);
        if (rest.Constant is not null)
        {
            return whole;
        }

        if (Bounds.Of(rest) is { Low: { } low, High: { } high } && Whole.Floor(low, divisor) == Whole.Floor(high, divisor))
        {
            return whole + Dim.Of(Whole.Floor(low, divisor));
        }

        return whole + Nested(rest, divisor);
    }

    private static long Outside(Dim.Term term, long divisor) => term.Atoms.IsEmpty
        ? Whole.Floor(term.Coefficient, divisor)
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

        var common = variable.Aggregate(divisor, (g, t) => Whole.Gcd(g, t.Coefficient));
        if (common > 1)
        {
            var reduced = Dim.FromTerms(variable.Select(t => t with { Coefficient = t.Coefficient / common }));
            return Floor(reduced + Dim.Of(Whole.Floor(constant, common)), Dim.Of(divisor / common));
        }

        return Dim.Of(new FloorDivision(rest, Dim.Of(divisor)));
    }

    /// <summary>Terms that the product divides leave the floor; common factors of numbers cancel.</summary>
    private static Dim ByProduct(Dim a, Dim b)
    {
        var divisor = b.Terms[0];
        var quotient = Dim.FromTerms(a.Terms.Select(t => Quotient(t, divisor)).OfType<Dim.Term>());
        var rest = a - quotient * b;
        if (rest.Constant is { } left && (left == 0 || (Bounds.Of(b).Low is { } least and > 0 && left < least && left >= -least)))
        {
            return left < 0 ? quotient - 1 : quotient;
        }

        var common = rest.Terms.Aggregate(divisor.Coefficient, (g, t) => Whole.Gcd(g, t.Coefficient));
        return quotient + Dim.Of(new FloorDivision(Shrink(rest, common), Shrink(b, common)));
    }

    private static Dim Shrink(Dim dim, long factor) =>
        Dim.FromTerms(dim.Terms.Select(t => t with { Coefficient = t.Coefficient / factor }));

    /// <summary>The quotient of two products; null where it is none.</summary>
    private static Dim.Term? Quotient(Dim.Term term, Dim.Term divisor)
    {
        var atoms = term.Atoms.ToList();
        return term.Coefficient % divisor.Coefficient == 0 && divisor.Atoms.All(atoms.Remove)
            ? new Dim.Term([.. atoms], term.Coefficient / divisor.Coefficient)
            : null;
    }
}
