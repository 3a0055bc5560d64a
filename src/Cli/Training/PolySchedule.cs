namespace DaNetGen.Cli.Training;

/// <summary>The rate's fall to zero, (1 - progress)^power, after a linear rise over the first iterations.</summary>
/// <param name="BaseRate">The backbone's rate at the start.</param>
/// <param name="WarmUp">Iterations of the rise: momentum over fresh weights and empty batch statistics does harm at the full rate.</param>
/// <param name="Power">0.9 in the field.</param>
internal sealed record PolySchedule(double BaseRate, int WarmUp = 0, double Power = 0.9)
{
    /// <summary>The rate of one iteration.</summary>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="progress">The share of the training that is done, from 0 to 1.</param>
    public double RateAt(int iteration, double progress)
    {
        double rise = WarmUp == 0 ? 1 : Math.Min(1, (iteration + 1.0) / WarmUp);
        return BaseRate * rise * Math.Pow(1 - Math.Clamp(progress, 0, 1), Power);
    }
}
