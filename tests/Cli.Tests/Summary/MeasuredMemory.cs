using System.Text.RegularExpressions;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>What a run took.</summary>
/// <param name="Resident">The most memory that the process had beyond what it had before, as the operating system counts pages.</param>
/// <param name="Allocated">The most that libtorch had allocated at once.</param>
internal sealed partial record MeasuredMemory(long Resident, long Allocated)
{
    /// <summary>Measures runs, one after the other, in a fresh process.</summary>
    public static IReadOnlyList<MeasuredMemory> Of(params MemoryCase[] runs)
    {
        // What is freed goes back to the operating system at once, so that its count is of what is held.
        var freeing = new Dictionary<string, string> { ["MALLOC_MMAP_THRESHOLD_"] = "65536", ["MALLOC_TRIM_THRESHOLD_"] = "65536" };
        (int code, string output, string log) = ChildProgram.Run(freeing, [ChildProgram.Memory, .. runs.Select(r => $"{r}")]);
        Assert.True(code == 0, log[^Math.Min(log.Length, 2000)..]);

        IEnumerable<string> accounts = log.Split(MemoryProbe.Begin).Skip(1).Select(a => a.Split(MemoryProbe.End)[0]);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Zip(accounts, (rss, account) => new MeasuredMemory(long.Parse(rss), Peak(account)))];
    }

    /// <summary>The highest total, from what it was before the first allocation.</summary>
    private static long Peak(string account)
    {
        var totals = Allocation().Matches(account).Select(m => (Bytes: long.Parse(m.Groups[1].Value), Total: long.Parse(m.Groups[2].Value))).ToList();
        return totals.Max(t => t.Total) - (totals[0].Total - totals[0].Bytes);
    }

    [GeneratedRegex("C10 alloc (\\d+) bytes, total alloc (\\d+) bytes")]
    private static partial Regex Allocation();
}
