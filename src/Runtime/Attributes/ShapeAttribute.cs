namespace DaNetGen;

/// <summary>
/// On a parameter: makes it an input of the network, with this shape. On the return value of a stage with the user's own
/// body or module: the shape that it promises. A dimension is an int, a hyperparameter or an expression over them
/// (<c>nameof(channels)</c>, <c>"channels / 4"</c>), or a symbol (<c>"H"</c>) that stands for one size throughout the network.
/// </summary>
/// <param name="dimensions">The dimensions, outermost first: <c>"B", 3, "H", "W"</c>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class ShapeAttribute(params object[] dimensions) : Attribute
{
    /// <summary>The dimensions, outermost first.</summary>
    public IReadOnlyList<object> Dimensions { get; } = dimensions;
}
