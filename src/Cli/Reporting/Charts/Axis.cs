using System.Globalization;

namespace DaNetGen.Cli.Reporting.Charts;

/// <summary>An axis from 0, or from a first value, to a round number, with ticks at round numbers.</summary>
/// <param name="Least">Where it begins.</param>
/// <param name="Most">Where it ends.</param>
/// <param name="Ticks">Where its ticks are.</param>
/// <param name="Step">The distance between two ticks.</param>
internal sealed record Axis(double Least, double Most, IReadOnlyList<double> Ticks, double Step)
{
    private const int Intervals = 5;

    /// <summary>An axis of values from 0.</summary>
    public static Axis FromZero(double most)
    {
        double step = RoundStep(most > 0 ? most : 1);
        int count = Math.Max(1, (int)Math.Ceiling((most > 0 ? most : 1) / step - 1e-9));
        return new(0, count * step, [.. Enumerable.Range(0, count + 1).Select(i => i * step)], step);
    }

    /// <summary>An axis of epochs, counted from 1; a single one lies in the middle.</summary>
    public static Axis OfEpochs(int last)
    {
        if (last <= 1) return new(0, 2, [1], 1);
        int step = Math.Max(1, (int)RoundStep(last));
        double[] ticks = [1, .. Enumerable.Range(1, last / step).Select(i => (double)i * step).Where(tick => tick > 1)];
        return new(1, last, ticks, step);
    }

    /// <summary>Where a value lies, from 0 to 1.</summary>
    public double Place(double value) => (value - Least) / (Most - Least);

    /// <summary>A tick's number with as many places as the step needs.</summary>
    public string Label(double tick)
    {
        int places = Math.Max(0, (int)Math.Ceiling(-Math.Log10(Step) - 1e-9));
        return tick.ToString("F" + places, CultureInfo.InvariantCulture);
    }

    /// <summary>A step of 1, 2 or 5 times a power of ten that makes at most so many intervals.</summary>
    private static double RoundStep(double most)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(most / Intervals)));
        return power * new double[] { 1, 2, 5, 10 }.First(factor => power * factor * Intervals >= most * (1 - 1e-9));
    }
}
