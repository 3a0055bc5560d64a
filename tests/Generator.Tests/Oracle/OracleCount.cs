namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>What was met.</summary>
internal sealed class OracleCount
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public int this[string what] => counts.GetValueOrDefault(what);

    public void Add(string what, int times = 1) => counts[what] = this[what] + times;

    public override string ToString() => string.Join('\n', counts.Select(c => $"{c.Value,7} {c.Key}"));
}
