using CsCheck;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Tests.Shapes;

/// <summary>Random facts about the names of <see cref="Generators"/>, and values that meet them.</summary>
internal static class FactGenerators
{
    private static readonly Gen<Domain> Any = Gen.Select(Gen.OneOfConst(1, 1, 2, 3, 4, 8, 12), Gen.Int[1, 30]).Select(t => new Domain(t.Item1, t.Item2, default));

    private static readonly Gen<Domain> Listed = Gen.Int[1, 40].Array[1, 4].Select(v => Domain.Of(v.Distinct().Select(x => (long)x)));

    private static readonly Gen<Domain> One = Gen.Frequency((3, Any), (1, Listed));

    /// <summary>A domain for each name, and a value out of each.</summary>
    public static Gen<(IReadOnlyDictionary<string, Domain> Domains, IReadOnlyDictionary<string, long> Values)> Facts { get; } =
        Gen.Select(One, One, One, Gen.Int[0, 15].Array[3]).Select(t =>
        {
            Domain[] domains = [t.Item1, t.Item2, t.Item3];
            string[] names = ["n", "m", "k"];
            return (
                (IReadOnlyDictionary<string, Domain>)names.Zip(domains).ToDictionary(x => x.First, x => x.Second),
                (IReadOnlyDictionary<string, long>)names.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => Value(domains[x.i], t.Item4[x.i])));
        });

    /// <summary>The value of a domain at a place.</summary>
    public static long Value(Domain domain, int place) => domain.Values.Count > 0
        ? domain.Values[place % domain.Values.Count]
        : (Whole.Ceiling(domain.Least, domain.Unit) + place) * domain.Unit;

    /// <summary>An expression with its names as the domains have them.</summary>
    public static Dim In(this Expression expression, IReadOnlyDictionary<string, Domain> domains) =>
        expression.ToDim(name => Dim.Named(name, domains[name]));
}
