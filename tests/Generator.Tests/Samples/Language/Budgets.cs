using static TorchSharp.torch;

namespace Samples;

/// <summary>Two heads on one body, of which one may be left out, with budgets of everything.</summary>
/// <param name="classes">Number of classes.</param>
/// <param name="aux">Whether the second head exists.</param>
[Network]
[Budget(Parameters = 1e5, MultiplyAdds = 1e9)]
[Budget(PeakActivationBytes = 1e7, TrainingPeakActivationBytes = 2e7, Batch = 2)]
public sealed partial class Heads(int classes = 4, bool aux = true)
{
    [ConvBnRelu(16, kernel: 3)]
    private partial Tensor Features([Shape("B", 3, "H", "W"), InputSize(37, 53)] Tensor image);

    [Conv(16, kernel: 3)]
    private partial Tensor Mixed(Tensor features);

    [Reuse(nameof(Mixed))]
    private partial Tensor Again(Tensor mixed);

    [Concat]
    private partial Tensor Both(Tensor mixed, Tensor again);

    [Classifier(nameof(classes)), Output]
    private partial Tensor First(Tensor both);

    [Classifier(nameof(classes)), Output(When = nameof(aux))]
    private partial Tensor Second(Tensor features);
}

/// <summary>A network of networks, with a budget.</summary>
[Network, Budget(PeakActivationBytes = 1e7, TrainingPeakActivationBytes = 2e7)]
public sealed partial class BudgetsNet
{
    [Use<Heads>(5, false)]
    private partial Heads.Outputs Heads([Shape("B", 3, "H", "W"), InputSize(37, 53)] Tensor image);

    [Sigmoid, Output]
    private partial Tensor Chances(Tensor headsFirst);
}
