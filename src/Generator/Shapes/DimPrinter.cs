using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Shapes;

/// <summary>Prints dimensions for people (<c>ceil(H / 8)</c>) and as C# (<c>(H + 7) / 8</c>).</summary>
internal static class DimPrinter
{
    public static string Math(Dim dim) => Print(dim, null);

    /// <summary>The dimension in the scope of the primary constructor, where hyperparameters have their names.</summary>
    public static string Code(Dim dim) => Code(dim, Name);

    /// <summary>The dimension with symbols as <paramref name="name"/> writes them.</summary>
    public static string Code(Dim dim, Func<Symbol, string> name) => Print(dim, name);

    /// <summary>A hyperparameter, or a member of a type parameter, as C# names it.</summary>
    public static string Name(Symbol symbol) => string.Join(".", symbol.Name.Split('.').Select(Names.Identifier));

    private static string Print(Dim dim, Func<Symbol, string>? code)
    {
        if (dim.Terms.IsEmpty)
        {
            return "0";
        }

        var text = "";
        foreach (var term in dim.Terms.OrderBy(t => t.Coefficient < 0))
        {
            var negative = term.Coefficient < 0;
            text += text.Length == 0 ? (negative ? "-" : "") : negative ? " - " : " + ";
            text += PrintTerm(term, code);
        }

        return text;
    }

    private static string PrintTerm(Dim.Term term, Func<Symbol, string>? code)
    {
        var (coefficient, divisor) = Reduced(term);
        coefficient = System.Math.Abs(coefficient);
        if (term.Atoms.IsEmpty)
        {
            return $"{coefficient}";
        }

        var alone = coefficient == 1 && divisor == 1 && term.Atoms.Length == 1;
        var factors = term.Atoms.Select(a => PrintAtom(a, code, alone));
        var product = string.Join(" * ", coefficient == 1 ? factors : factors.Prepend($"{coefficient}"));
        return divisor == 1 ? product : $"{product} / {divisor}";
    }

    /// <summary>The coefficient before whole symbols, and what the product divides by: exactly, as they are multiples.</summary>
    private static (long Coefficient, long Divisor) Reduced(Dim.Term term)
    {
        var unit = term.Atoms.OfType<Symbol>().Aggregate(1L, (product, s) => checked(product * s.Unit));
        var common = Whole.Gcd(term.Coefficient, unit);
        return (term.Coefficient / common, unit / common);
    }

    private static string PrintAtom(Atom atom, Func<Symbol, string>? code, bool alone) => atom switch
    {
        Symbol s => code is null ? s.Name : code(s),
        FloorDivision d when code is not null => CodeOfDivision(d, code, alone),
        FloorDivision d => PrintDivision(d),
        Minimum m => $"{(code is null ? "min" : "global::System.Math.Min")}({Print(m.Left, code)}, {Print(m.Right, code)})",
        Maximum m => $"{(code is null ? "max" : "global::System.Math.Max")}({Print(m.Left, code)}, {Print(m.Right, code)})",
        _ => atom.Key,
    };

    /// <summary>C# rounds towards zero, so a numerator that may be negative is divided by way of its negative or as a number with a fraction.</summary>
    private static string CodeOfDivision(FloorDivision division, Func<Symbol, string> code, bool alone)
    {
        var (numerator, denominator) = (division.Numerator, division.Denominator);
        if (Bounds.Of(numerator).Low is >= 0 || denominator.Constant is null)
        {
            return Parenthesise($"{Operand(numerator, code)} / {Operand(denominator, code)}", !alone);
        }

        var above = denominator - 1 - numerator;
        return Bounds.Of(above).Low is >= 0
            ? $"(-({Operand(above, code)} / {Operand(denominator, code)}))"
            : $"(int)global::System.Math.Floor({Operand(numerator, code)} / {Operand(denominator, code)}.0)";
    }

    private static string PrintDivision(FloorDivision division)
    {
        var constant = division.Numerator.Terms.Where(t => t.Atoms.IsEmpty).Sum(t => t.Coefficient);
        if (division.Denominator.Constant is { } divisor && constant == divisor - 1 && divisor > 1)
        {
            return $"ceil({Operand(division.Numerator - Dim.Of(constant), null)} / {divisor})";
        }

        return $"floor({Operand(division.Numerator, null)} / {Operand(division.Denominator, null)})";
    }

    private static string Operand(Dim dim, Func<Symbol, string>? code) => Parenthesise(Print(dim, code), !IsSimple(dim));

    private static bool IsSimple(Dim dim) => dim.Terms.IsEmpty
        || (dim.Terms.Length == 1 && Reduced(dim.Terms[0]) is (var coefficient, 1) && dim.Terms[0].Atoms.Length + (coefficient == 1 ? 0 : 1) <= 1);

    private static string Parenthesise(string text, bool needed) => needed ? $"({text})" : text;
}
