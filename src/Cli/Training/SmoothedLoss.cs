namespace DaNetGen.Cli.Training;

/// <summary>A running mean of the loss that forgets: single batches jump too much to be read.</summary>
/// <param name="Value">The mean; not a number before the first step.</param>
/// <param name="Weight">How much the steps so far weigh together.</param>
internal sealed record SmoothedLoss(double Value, double Weight)
{
    private const double Memory = 0.95;

    /// <summary>Nothing was added yet.</summary>
    public static SmoothedLoss None { get; } = new(double.NaN, 0);

    /// <summary>With a step's loss added; not-a-number (a batch without labels) is passed over.</summary>
    public SmoothedLoss With(double loss)
    {
        if (double.IsNaN(loss)) return this;
        double old = double.IsNaN(Value) ? 0 : Value;
        double weight = Weight * Memory + 1;
        return new((old * Weight * Memory + loss) / weight, weight);
    }
}
