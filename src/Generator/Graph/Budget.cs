using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>What a budget limits: the name of the attribute's property.</summary>
internal enum Quantity
{
    Parameters,
    MultiplyAdds,
    PeakActivationBytes,
    TrainingPeakActivationBytes,
}

/// <summary>The most that a network may have of something.</summary>
internal sealed record Limit(Quantity Quantity, double Most);

/// <summary>A <c>[Budget]</c>, as written.</summary>
/// <param name="Index">Its place among those of the class.</param>
/// <param name="Batch">Images at once.</param>
/// <param name="Limits">What it limits.</param>
internal sealed record Budget(int Index, int Batch, EquatableArray<Limit> Limits);
