namespace DaNetGen;

/// <summary>Dropout and a 1x1 convolution to class logits: <c>[B, C, H, W] -> [B, classes, H, W]</c>; the convolution's key
/// is <c>1</c>.</summary>
/// <param name="classes">Number of classes: an int, a hyperparameter or an expression.</param>
/// <param name="dropout">Probability of dropping; 0.1 by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClassifierAttribute(object classes, object? dropout = null) : StageAttribute
{
    /// <summary>Number of classes.</summary>
    public object Classes { get; } = classes;

    /// <summary>Probability of dropping.</summary>
    public object? Dropout { get; } = dropout;

    /// <summary>Drops whole channels instead of elements: true, false or a bool hyperparameter; false by default.</summary>
    public object? Channelwise { get; set; }
}
