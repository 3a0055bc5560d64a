using System.Diagnostics;
using DaNetGen.Cli.Benchmark.Variants;

namespace DaNetGen.Cli.Benchmark.Measuring;

/// <summary>Times a variant: short runs several times a turn.</summary>
/// <param name="run">The variant.</param>
internal sealed class TimedRun(IRun run)
{
    private const double ShortestTurn = 0.2;
    private const int MostRuns = 50;

    // The threads of one library go on looking for work a while after its last operator, to the cost of another library's.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);
    private int runs = 1;

    /// <summary>Runs twice, for what is compiled, packed and allocated at first, and sees how many runs make a turn.</summary>
    public void WarmUp()
    {
        run.Run();
        runs = (int)Math.Clamp(Math.Ceiling(ShortestTurn / Turn()), 1, MostRuns);
    }

    /// <summary>Seconds of a run.</summary>
    public double Turn()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Thread.Sleep(Rest);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++) run.Run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }
}
