namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>What was met.</summary>
internal sealed class OracleCount
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public int this[string what] => counts.GetValueOrDefault(what);

    public void Add(string what, int times = 1) => counts[what] = this[what] + times;

    /// <summary>How much of two counts the first is.</summary>
    public double Share(string what, string other) => (double)this[what] / (this[what] + this[other]);

    public override string ToString() => string.Join('\n', counts.Select(c => $"{c.Value,7} {c.Key}"));
}
