using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>Prints dimensions as Python, whose <c>//</c> rounds down as theirs does.</summary>
internal static class PythonDim
{
    /// <summary>The dimension as an expression; hyperparameters as <paramref name="name"/> writes them.</summary>
    public static string Code(Dim dim, Func<string, string> name)
    {
        if (dim.Terms.IsEmpty) return "0";
        string text = "";
        foreach (Dim.Term term in dim.Terms.OrderBy(t => t.Coefficient < 0))
        {
            bool negative = term.Coefficient < 0;
            text += text.Length == 0 ? (negative ? "-" : "") : negative ? " - " : " + ";
            text += Term(term, name);
        }
        return text;
    }

    private static string Term(Dim.Term term, Func<string, string> name)
    {
        // A symbol of which a multiple is declared stands for the quotient: the division is exact.
        long unit = term.Atoms.OfType<Symbol>().Aggregate(1L, (product, s) => checked(product * s.Unit));
        long coefficient = Math.Abs(term.Coefficient), common = Whole.Gcd(coefficient, unit);
        (coefficient, unit) = (coefficient / common, unit / common);
        if (term.Atoms.IsEmpty) return $"{coefficient}";
        bool alone = coefficient == 1 && unit == 1 && term.Atoms.Length == 1;
        IEnumerable<string> factors = term.Atoms.Select(a => Atom(a, name, alone));
        string product = string.Join(" * ", coefficient == 1 ? factors : factors.Prepend($"{coefficient}"));
        return unit == 1 ? product : $"{product} // {unit}";
    }

    private static string Atom(Atom atom, Func<string, string> name, bool alone) => atom switch
    {
        Symbol s => name(s.Name),
        FloorDivision d when alone => $"{Operand(d.Numerator, name)} // {Operand(d.Denominator, name)}",
        FloorDivision d => $"({Operand(d.Numerator, name)} // {Operand(d.Denominator, name)})",
        Minimum m => $"min({Code(m.Left, name)}, {Code(m.Right, name)})",
        Maximum m => $"max({Code(m.Left, name)}, {Code(m.Right, name)})",
        _ => throw new ArgumentException($"{atom} has no form in Python.", nameof(atom)),
    };

    private static string Operand(Dim dim, Func<string, string> name)
    {
        string text = Code(dim, name);
        return text.All(c => char.IsLetterOrDigit(c) || c == '_') ? text : $"({text})";
    }
}
