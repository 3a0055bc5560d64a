using System.Collections.Immutable;

namespace DaNetGen.Generator.Shapes;

/// <summary>
/// A dimension: a polynomial with integer coefficients over atoms, kept in canonical form, so that equal dimensions are
/// equal records.
/// </summary>
internal sealed class Dim : IEquatable<Dim>
{
    /// <summary>A coefficient times a product of atoms; no atom for the constant.</summary>
    internal readonly record struct Term(ImmutableArray<Atom> Atoms, long Coefficient)
    {
        public string Key { get; } = Atoms.Length == 1 ? Atoms[0].Key : string.Join("*", Atoms.Select(a => a.Key));
    }

    private static readonly Dim[] Small = [.. Enumerable.Range(0, 256).Select(value => New(value))];

    private string? key, text;

    private Dim(ImmutableArray<Term> terms) => Terms = terms;

    /// <summary>The terms, in canonical order: products before their factors, the constant last.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>Canonical text: equal for equal dimensions.</summary>
    public string Key => key ??= Terms.IsEmpty
        ? "0"
        : string.Join("+", Terms.Select(t => t.Atoms.IsEmpty ? $"{t.Coefficient}" : $"{t.Coefficient}*{t.Key}"));

    /// <summary>The value, where it is a constant.</summary>
    public long? Constant => Terms.IsEmpty ? 0 : Terms.Length == 1 && Terms[0].Atoms.IsEmpty ? Terms[0].Coefficient : null;

    public static Dim One => Small[1];

    public static Dim Of(long value) => value >= 0 && value < Small.Length ? Small[value] : New(value);

    public static Dim Of(Atom atom) => new([new Term([atom], 1)]);

    /// <summary>A hyperparameter.</summary>
    public static Dim Named(string symbol) => Named(symbol, Domain.Any);

    /// <summary>A hyperparameter with what is declared of its values.</summary>
    public static Dim Named(string symbol, Domain domain) => Of(Symbol.Of(symbol, isRuntime: false, domain)) * Of(domain.Unit);

    /// <summary>A size that only the running network knows.</summary>
    public static Dim Runtime(string symbol) => Runtime(symbol, Domain.Any);

    /// <summary>A size that only the running network knows, with what is declared of its values.</summary>
    public static Dim Runtime(string symbol, Domain domain) => Of(Symbol.Of(symbol, isRuntime: true, domain)) * Of(domain.Unit);

    public static implicit operator Dim(int value) => Of(value);

    public static Dim operator +(Dim a, Dim b) => a.Terms.IsEmpty ? b : b.Terms.IsEmpty ? a : new(Polynomial.Sum(a.Terms, b.Terms));

    public static Dim operator -(Dim a, Dim b) => a + b * -1;

    public static Dim operator *(Dim a, Dim b) =>
        a.Constant is { } one ? b.Times(one) : b.Constant is { } other ? a.Times(other) : new(Polynomial.Product(a.Terms, b.Terms));

    /// <summary>The quotient rounded down.</summary>
    public static Dim operator /(Dim a, Dim b) => Division.Floor(a, b);

    /// <summary>The quotient rounded up.</summary>
    public static Dim Ceiling(Dim a, Dim b) => Division.Floor(a + b - One, b);

    public static Dim Min(Dim a, Dim b) => Pick(a, b, (x, y) => x <= y, (x, y) => new Minimum(x, y));

    public static Dim Max(Dim a, Dim b) => Pick(a, b, (x, y) => x >= y, (x, y) => new Maximum(x, y));

    /// <summary>Collects terms of equal atoms and brings them into canonical order.</summary>
    internal static Dim FromTerms(IEnumerable<Term> terms) => new(Polynomial.Collect([.. terms]));

    /// <summary>The symbol, where the dimension is one and nothing else.</summary>
    public Symbol? AsSymbol => Terms.Length == 1 && Terms[0].Atoms is [Symbol s] && Terms[0].Coefficient == s.Unit ? s : null;

    /// <summary>This dimension with names replaced; <paramref name="replace"/> gives null for one that stays.</summary>
    public Dim Substitute(Func<string, Dim?> replace) =>
        Replace(atom => atom is Symbol s ? replace(s.Name) is { } whole ? whole / Of(s.Unit) : Of(s) : null);

    /// <summary>
    /// This dimension with atoms replaced; where <paramref name="replace"/> gives null for an atom, its parts are replaced.
    /// </summary>
    public Dim Replace(Func<Atom, Dim?> replace) =>
        FromTerms(Terms.SelectMany(t => t.Atoms.Aggregate(Of(t.Coefficient), (product, atom) => product * Replace(atom, replace)).Terms));

    /// <summary>Every symbol that occurs, also inside divisions.</summary>
    public IEnumerable<Symbol> Symbols() => Atoms().OfType<Symbol>().Distinct();

    /// <summary>Every atom that occurs, also inside others, each after those inside it.</summary>
    public IEnumerable<Atom> Atoms() => Terms.SelectMany(t => t.Atoms).SelectMany(a => Parts(a).SelectMany(p => p.Atoms()).Append(a));

    public bool Equals(Dim? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as Dim);

    public override int GetHashCode() => Key.GetHashCode();

    public override string ToString() => text ??= DimPrinter.Math(this);

    private static Dim New(long value) => new(value == 0 ? [] : [new Term([], value)]);

    private Dim Times(long factor) => factor switch
    {
        0 => Of(0),
        1 => this,
        _ => new([.. Terms.Select(t => t with { Coefficient = checked(t.Coefficient * factor) })]),
    };

    private static IEnumerable<Dim> Parts(Atom atom) => atom switch
    {
        FloorDivision d => [d.Numerator, d.Denominator],
        Minimum m => [m.Left, m.Right],
        Maximum m => [m.Left, m.Right],
        _ => [],
    };

    private static Dim Replace(Atom atom, Func<Atom, Dim?> replace) => replace(atom) ?? atom switch
    {
        FloorDivision d => d.Numerator.Replace(replace) / d.Denominator.Replace(replace),
        Minimum m => Min(m.Left.Replace(replace), m.Right.Replace(replace)),
        Maximum m => Max(m.Left.Replace(replace), m.Right.Replace(replace)),
        _ => Of(atom),
    };

    private static Dim Pick(Dim a, Dim b, Func<long, long, bool> first, Func<Dim, Dim, Atom> atom)
    {
        if ((a - b).Constant is { } difference)
        {
            return first(difference, 0) ? a : b;
        }

        // One order for what follows, so that either order of the operands gives the same form.
        if (string.CompareOrdinal(a.Key, b.Key) > 0)
        {
            (a, b) = (b, a);
        }

        var bounds = Bounds.Of(a - b);
        if ((bounds.Low is { } low && low >= 0) || (bounds.High is { } high && high <= 0))
        {
            return first(bounds.Low is >= 0 ? 1 : -1, 0) ? a : b;
        }

        return Of(atom(a, b));
    }
}
