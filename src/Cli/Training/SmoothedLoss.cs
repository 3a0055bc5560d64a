namespace DaNetGen.Cli.Training;

/// <summary>A running mean of the loss that forgets: single batches jump too much to be read.</summary>
internal sealed class SmoothedLoss
{
    private const double Memory = 0.95;
    private double weight;

    /// <summary>The mean; not a number before the first step.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Adds a step's loss; not-a-number (a batch without labels) is passed over.</summary>
    public void Add(double loss)
    {
        if (double.IsNaN(loss)) return;
        double old = double.IsNaN(Value) ? 0 : Value;
        double sum = old * weight * Memory + loss;
        weight = weight * Memory + 1;
        Value = sum / weight;
    }
}
