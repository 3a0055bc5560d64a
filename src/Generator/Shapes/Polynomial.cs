using System.Collections.Immutable;

namespace DaNetGen.Generator.Shapes;

/// <summary>
/// Sums and products of the terms of dimensions, in canonical order: products before their factors, the constant last. Inference
/// spends most of its time here, so it is written out in loops.
/// </summary>
internal static class Polynomial
{
    /// <summary>The sum of two that are in order.</summary>
    public static ImmutableArray<Dim.Term> Sum(ImmutableArray<Dim.Term> a, ImmutableArray<Dim.Term> b)
    {
        var sum = ImmutableArray.CreateBuilder<Dim.Term>(a.Length + b.Length);
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            switch (Order(a[i], b[j]))
            {
                case < 0:
                    sum.Add(a[i++]);
                    break;
                case > 0:
                    sum.Add(b[j++]);
                    break;
                default:
                    Add(sum, a[i], checked(a[i++].Coefficient + b[j++].Coefficient));
                    break;
            }
        }

        for (; i < a.Length; i++)
        {
            sum.Add(a[i]);
        }

        for (; j < b.Length; j++)
        {
            sum.Add(b[j]);
        }

        return Whole(sum);
    }

    /// <summary>The product of two.</summary>
    public static ImmutableArray<Dim.Term> Product(ImmutableArray<Dim.Term> a, ImmutableArray<Dim.Term> b)
    {
        var products = new List<Dim.Term>(a.Length * b.Length);
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                products.Add(new Dim.Term(Product(x.Atoms, y.Atoms), checked(x.Coefficient * y.Coefficient)));
            }
        }

        return Collect(products);
    }

    /// <summary>Terms in any order, those of equal atoms collected.</summary>
    public static ImmutableArray<Dim.Term> Collect(List<Dim.Term> terms)
    {
        terms.Sort(Order);
        var collected = ImmutableArray.CreateBuilder<Dim.Term>(terms.Count);
        for (var i = 0; i < terms.Count;)
        {
            var (first, coefficient) = (terms[i], 0L);
            for (; i < terms.Count && Order(terms[i], first) == 0; i++)
            {
                coefficient = checked(coefficient + terms[i].Coefficient);
            }

            Add(collected, first, coefficient);
        }

        return Whole(collected);
    }

    private static void Add(ImmutableArray<Dim.Term>.Builder terms, Dim.Term term, long coefficient)
    {
        if (coefficient != 0)
        {
            terms.Add(term with { Coefficient = coefficient });
        }
    }

    /// <summary>The terms without a copy where none was left out.</summary>
    private static ImmutableArray<Dim.Term> Whole(ImmutableArray<Dim.Term>.Builder terms) =>
        terms.Count == terms.Capacity ? terms.MoveToImmutable() : terms.ToImmutable();

    private static int Order(Dim.Term a, Dim.Term b) =>
        a.Atoms.Length != b.Atoms.Length ? b.Atoms.Length - a.Atoms.Length : string.CompareOrdinal(a.Key, b.Key);

    private static ImmutableArray<Atom> Product(ImmutableArray<Atom> a, ImmutableArray<Atom> b) => a.IsEmpty ? b : b.IsEmpty ? a
        : a.AddRange(b).Sort(static (x, y) => string.CompareOrdinal(x.Key, y.Key));
}
