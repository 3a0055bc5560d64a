using DaNetGen.Graphs;
using DaNetGen.Passes;
using Activation = DaNetGen.Graphs.Primitives.Activation;
using Convolution = DaNetGen.Graphs.Primitives.Convolution;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>
/// Convolutions as oneDNN's own, fused with the sum and the ReLU after them, over channels-last images and weights that are packed once.
/// These operators are internal to libtorch: <see cref="OneDnn.IsThere"/> says where they are.
/// </summary>
/// <param name="type">The type of values and weights.</param>
internal sealed class OneDnnDialect(ScalarType type) : PortableDialect(type)
{
    // The scalars of an activation, of which ReLU has none.
    private const string NoScalars = "annotate(List[Optional[number]], [])";

    /// <inheritdoc/>
    public override bool Suits(Pass pass) => !pass.IsForSinglePrecision || Type == ScalarType.Float32;

    /// <inheritdoc/>
    public override string Enter(Node input, string value, ScriptWriter script) => ScriptTypes.ChannelsLast(base.Enter(input, value, script), input, script);

    /// <inheritdoc/>
    public override string Write(Node node, IReadOnlyList<string> values, Liveness liveness, ScriptWriter script)
    {
        var result = base.Write(node, values, liveness, script);
        return node.Primitive is Graphs.Primitives.GroupNorm ? ScriptTypes.ChannelsLast(result, node, script) : result;
    }

    /// <inheritdoc/>
    protected override string Convolution(Node node, Convolution convolution, IReadOnlyList<string> reads, Liveness liveness, ScriptWriter script)
    {
        var kernel = script.Weight(convolution.Kernel, new OneDnnPacking(Type, convolution, [.. node.Inputs[0].Shape]));
        var window = $"{Square(convolution.Padding)}, {Square(convolution.Stride)}, {Square(convolution.Dilation)}, {convolution.Groups}";
        var weights = $"{kernel}, {Optional(convolution.Bias, script)}";
        var isRelu = convolution.Activation == Activation.Relu;
        if (reads.Count == 1)
            return script.Let(Alone(isRelu ? "relu" : "none"));
        if (HasNoLayout(node))
            return Finish(script.Let(Alone("none")), convolution, reads, script);
        var sum = $"{window}, \"add\", None, {(isRelu ? "\"relu\"" : "None")}, {NoScalars}, None";
        return liveness.CanOverwrite(node.Inputs[1], node)
            ? script.Let($"ops.mkldnn._convolution_pointwise_({reads[1]}, {reads[0]}, {weights}, {sum})")
            : script.Let($"ops.mkldnn._convolution_pointwise({reads[0]}, {reads[1]}, {weights}, {sum})");

        string Alone(string activation) => $"ops.mkldnn._convolution_pointwise({reads[0]}, {weights}, {window}, \"{activation}\", {NoScalars}, \"\")";
    }

    /// <inheritdoc/>
    protected override bool LiesInPlanes(Node node, Liveness liveness) => !liveness.IsRead(node);

    /// <summary>Whether channels last and channels first are the same in memory: the fused sum takes its two images for differently laid out then, and fails.</summary>
    private static bool HasNoLayout(Node node) => node.Shape[1] == 1 || node.Shape[2] * node.Shape[3] == 1;
}
