namespace DaNetGen.Generator.Budgets.Memory;

/// <summary>Keeps account of memory while a network is run in thought.</summary>
internal sealed class Arena
{
    private readonly Dictionary<string, long> alive = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> stages = new(StringComparer.Ordinal);
    private Dictionary<string, long> atPeak = new(StringComparer.Ordinal);
    private long total;

    /// <summary>The stage that runs.</summary>
    public string Stage { get; set; } = "";

    /// <summary>The most that was held at once.</summary>
    public long Peak { get; private set; }

    /// <summary>Who held how much of it.</summary>
    public IReadOnlyDictionary<string, long> AtPeak => atPeak;

    /// <summary>The most that was held at once while each stage ran.</summary>
    public IReadOnlyDictionary<string, long> Stages => stages;

    public Block Take(long bytes, string owner)
    {
        Add(bytes, owner);
        Note();
        return new Block(bytes, owner);
    }

    public void LetGo(Block block)
    {
        if (block.LetGo())
        {
            Add(-block.Bytes, block.Owner);
        }
    }

    /// <summary>Memory that the running stage takes and gives back at once.</summary>
    public void Work(long bytes)
    {
        Add(bytes, Stage);
        Note();
        Add(-bytes, Stage);
    }

    private void Add(long bytes, string owner)
    {
        total = checked(total + bytes);
        alive[owner] = Of(alive, owner) + bytes;
    }

    private void Note()
    {
        stages[Stage] = Math.Max(Of(stages, Stage), total);
        if (total > Peak)
        {
            Peak = total;
            atPeak = alive.Where(a => a.Value > 0).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        }
    }

    private static long Of(Dictionary<string, long> bytes, string key) => bytes.TryGetValue(key, out var value) ? value : 0;
}
