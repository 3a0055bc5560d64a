namespace DaNetGen.Cli.Benchmark.Measuring;

/// <summary>A figure over several rounds: the middle one, and between which the middle half lies.</summary>
/// <param name="Lower">A quarter of the figures are below it.</param>
/// <param name="Median">Half of the figures are below it.</param>
/// <param name="Upper">Three quarters of the figures are below it.</param>
internal readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>Of at least one figure.</summary>
    public static Quartiles Of(IEnumerable<double> figures)
    {
        double[] ordered = [.. figures.Order()];
        if (ordered.Length == 0) throw new ArgumentException("One figure or more is needed.", nameof(figures));
        return new(At(ordered, 0.25), At(ordered, 0.5), At(ordered, 0.75));
    }

    /// <summary>Of the quotients of pairs: what disturbs a round disturbs both of its figures, and drops out.</summary>
    public static Quartiles OfRatios(IEnumerable<double> over, IEnumerable<double> under) => Of(over.Zip(under, (a, b) => a / b));

    /// <summary>Between two figures, the share of the way.</summary>
    private static double At(double[] ordered, double share)
    {
        double place = share * (ordered.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, ordered.Length - 1);
        return ordered[below] + (place - below) * (ordered[above] - ordered[below]);
    }
}
