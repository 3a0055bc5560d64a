// Run: N = 3
using static TorchSharp.torch;

namespace Samples;

/// <summary>Stages and inputs whose names get in the way of the generated code's own names.</summary>
/// <param name="stage">A hyperparameter like a stage.</param>
[Network]
public sealed partial class NamesNet([OneOf(2, 4)] int stage = 4)
{
    [Conv(nameof(stage))]
    private partial Tensor scope([Shape("B", 3, "H", "W")] Tensor inputs);

    [Conv(3)]
    private partial Tensor Stage(Tensor scope);

    [Relu, Output]
    private partial Tensor Inputs_(Tensor stage);

    [Relu, Output]
    private partial Tensor lower(Tensor inputs_);
}

/// <summary>An input that is called like the variable of a scope.</summary>
[Network]
public sealed partial class ScopeNet
{
    [Relu, Output]
    private partial Tensor Active([Shape("B", "N")] Tensor scope);
}
