using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Ablation;

/// <summary>A figure over several seeds.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct Spread(double Mean, double Least, double Most)
{
    /// <summary>Of at least one figure.</summary>
    public static Spread Of(IReadOnlyList<double> figures) => new(figures.Average(), figures.Min(), figures.Max());

    /// <summary>The mean, and in brackets the range where it is one.</summary>
    public override string ToString() => Least == Most ? ScoreTable.Figure(Mean) : $"{ScoreTable.Figure(Mean)} ({ScoreTable.Figure(Least)} to {ScoreTable.Figure(Most)})";
}
