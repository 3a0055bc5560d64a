using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Graphs;

/// <summary>The stages without a layer, one method an operator.</summary>
public sealed partial class GraphBuilder
{
    /// <summary>ReLU.</summary>
    public GraphValue Relu(string stage, GraphValue x) => At(stage, new Relu(), x);

    /// <summary>The logistic function.</summary>
    public GraphValue Sigmoid(string stage, GraphValue x) => At(stage, new Sigmoid(), x);

    /// <summary>As <see cref="Layers.Functional.MaxPool"/>.</summary>
    public GraphValue MaxPool(string stage, GraphValue x, int kernel, int? stride = null, int padding = 0) =>
        At(stage, new MaxPool(kernel, stride ?? kernel, padding), x);

    /// <summary>As <see cref="Layers.Functional.AdaptiveAvgPool"/>.</summary>
    public GraphValue AdaptiveAvgPool(string stage, GraphValue x, int height, int? width = null) =>
        At(stage, new AdaptiveAvgPool(height, width ?? height), x);

    /// <summary>As <see cref="Layers.Functional.Flatten"/>.</summary>
    public GraphValue Flatten(string stage, GraphValue x) => At(stage, new Flatten(), x);

    /// <summary>As <see cref="Layers.Functional.Sum"/>.</summary>
    public GraphValue Sum(string stage, params GraphValue[] values) => At(stage, new Add(), values);

    /// <summary>As <see cref="Layers.Functional.Multiply"/>.</summary>
    public GraphValue Multiply(string stage, params GraphValue[] values) => At(stage, new Multiply(), values);

    /// <summary>As <see cref="Layers.Functional.Concat"/>.</summary>
    public GraphValue Concat(string stage, int dim, params GraphValue[] values) => At(stage, new Concat(dim), values);

    /// <summary>As <see cref="Layers.Functional.Upsample"/>.</summary>
    public GraphValue Upsample(string stage, GraphValue x, GraphValue sizeOf, bool alignCorners = false) =>
        At(stage, new Resize(alignCorners), x, sizeOf);

    private GraphValue At(string stage, Primitive primitive, params GraphValue[] inputs)
    {
        _stage = stage;
        return Add(primitive, inputs);
    }
}
