namespace DaNetGen.Cli.Training;

/// <summary>How long a training runs: a number of iterations, or a time if that is over first.</summary>
/// <param name="Iterations">The iterations of all epochs.</param>
/// <param name="Time">The most time it may take; null for no limit. The rate falls with whichever is further.</param>
internal sealed record Budget(int Iterations, TimeSpan? Time)
{
    /// <summary>The share that is done, from 0 to 1.</summary>
    public double Progress(int iteration, TimeSpan elapsed) =>
        Math.Min(1, Math.Max(iteration / (double)Iterations, Time is { } limit ? elapsed / limit : 0));

    /// <summary>The time left, by the speed so far; null before anything is done.</summary>
    public TimeSpan? Left(int iteration, TimeSpan elapsed)
    {
        double done = Progress(iteration, elapsed);
        return done <= 0 ? null : elapsed * ((1 - done) / done);
    }
}
