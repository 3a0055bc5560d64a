namespace DaNetGen;

/// <summary>Affine map of the last dimension: <c>[..., C] -> [..., features]</c>.</summary>
/// <param name="features">Output features: an int, a hyperparameter or an expression.</param>
/// <param name="bias">Whether there is a bias.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinearAttribute(object features, bool bias = true) : StageAttribute
{
    /// <summary>Output features.</summary>
    public object Features { get; } = features;

    /// <summary>Whether there is a bias.</summary>
    public bool Bias { get; } = bias;
}
