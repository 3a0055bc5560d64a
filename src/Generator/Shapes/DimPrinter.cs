using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Shapes;

/// <summary>Prints dimensions for people (<c>ceil(H / 8)</c>) and as C# (<c>(H + 7) / 8</c>).</summary>
internal static class DimPrinter
{
    public static string Math(Dim dim) => Print(dim, code: false);

    public static string Code(Dim dim) => Print(dim, code: true);

    private static string Print(Dim dim, bool code)
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

    private static string PrintTerm(Dim.Term term, bool code)
    {
        var coefficient = System.Math.Abs(term.Coefficient);
        if (term.Atoms.IsEmpty)
        {
            return $"{coefficient}";
        }

        var alone = coefficient == 1 && term.Atoms.Length == 1;
        var factors = term.Atoms.Select(a => PrintAtom(a, code, alone));
        return string.Join(" * ", coefficient == 1 ? factors : factors.Prepend($"{coefficient}"));
    }

    private static string PrintAtom(Atom atom, bool code, bool alone) => atom switch
    {
        Symbol s => code ? string.Join(".", s.Name.Split('.').Select(Names.Identifier)) : s.Name,
        FloorDivision d when code => CodeOfDivision(d, alone),
        FloorDivision d => PrintDivision(d),
        Minimum m => $"{(code ? "global::System.Math.Min" : "min")}({Print(m.Left, code)}, {Print(m.Right, code)})",
        Maximum m => $"{(code ? "global::System.Math.Max" : "max")}({Print(m.Left, code)}, {Print(m.Right, code)})",
        _ => atom.Key,
    };

    /// <summary>C# rounds towards zero, so a numerator that may be negative is divided by way of its negative or as a number with a fraction.</summary>
    private static string CodeOfDivision(FloorDivision division, bool alone)
    {
        var (numerator, denominator) = (division.Numerator, division.Denominator);
        if (Bounds.Of(numerator).Low is >= 0 || denominator.Constant is null)
        {
            return Parenthesise($"{Operand(numerator, true)} / {Operand(denominator, true)}", !alone);
        }

        var above = denominator - 1 - numerator;
        return Bounds.Of(above).Low is >= 0
            ? $"(-({Operand(above, true)} / {Operand(denominator, true)}))"
            : $"(int)global::System.Math.Floor({Operand(numerator, true)} / {Operand(denominator, true)}.0)";
    }

    private static string PrintDivision(FloorDivision division)
    {
        var constant = division.Numerator.Terms.Where(t => t.Atoms.IsEmpty).Sum(t => t.Coefficient);
        if (division.Denominator.Constant is { } divisor && constant == divisor - 1 && divisor > 1)
        {
            return $"ceil({Operand(division.Numerator - Dim.Of(constant), false)} / {divisor})";
        }

        return $"floor({Operand(division.Numerator, false)} / {Operand(division.Denominator, false)})";
    }

    private static string Operand(Dim dim, bool code) =>
        Parenthesise(Print(dim, code), dim.Terms.Length > 1 || (dim.Terms.Length == 1 && dim.Terms[0].Atoms.Length + (dim.Terms[0].Coefficient == 1 ? 0 : 1) > 1));

    private static string Parenthesise(string text, bool needed) => needed ? $"({text})" : text;
}
