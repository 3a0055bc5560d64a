using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Export.OnnxFormat;

/// <summary>
/// The primitives in ONNX's words. None holds a batch, height or width: what needs one asks the values, so that one file is right for all sizes.
/// </summary>
internal static class OnnxOperators
{
    /// <summary>Writes a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="reads">The names of what it reads.</param>
    /// <param name="onnx">Takes its steps.</param>
    /// <returns>The name of the result.</returns>
    public static string Write(Node node, IReadOnlyList<string> reads, OnnxBuilder onnx) => node.Primitive switch
    {
        Convolution convolution => Convolution(convolution, reads, onnx),
        BatchNorm norm => onnx.Call("BatchNormalization", [reads[0], .. norm.Weights.Select(onnx.Weight)], OnnxAttribute.Of("epsilon", norm.Eps)),
        GroupNorm norm => GroupNorm(norm, reads[0], onnx),
        Relu => onnx.Call("Relu", reads),
        Sigmoid => onnx.Call("Sigmoid", reads),
        Softmax => onnx.Call("Softmax", reads, OnnxAttribute.Of("axis", -1L)),
        RowMaxMinus => onnx.Call("Sub", [onnx.Call("ReduceMax", reads, OnnxAttribute.Of("axes", [-1L]), OnnxAttribute.Of("keepdims", 1L)), reads[0]]),
        Scale scale => onnx.Call("Mul", [reads[0], onnx.Weight(scale.Factor)]),
        Add => reads.Skip(1).Aggregate(reads[0], (left, right) => onnx.Call("Add", [left, right])),
        Multiply => reads.Skip(1).Aggregate(reads[0], (left, right) => onnx.Call("Mul", [left, right])),
        Concat concat => onnx.Call("Concat", reads, OnnxAttribute.Of("axis", (long)concat.Dim)),
        MaxPool pool => onnx.Call("MaxPool", reads, [.. Window(pool.Kernel, pool.Stride, pool.Padding)]),
        AdaptiveAvgPool { Height: 1, Width: 1 } => onnx.Call("GlobalAveragePool", reads),
        AdaptiveAvgPool pool => OnnxPooling.Averages(pool, reads[0], onnx),
        Resize resize => Resize(resize, reads, onnx),
        Flatten => onnx.Call("Flatten", reads, OnnxAttribute.Of("axis", 1L)),
        Linear linear => Linear(linear, node, reads[0], onnx),
        PixelEnergies => OnnxAttention.PixelEnergies(reads[0], reads[1], onnx),
        GatherPixels => OnnxAttention.GatherPixels(reads[0], reads[1], onnx),
        ChannelEnergies => OnnxAttention.ChannelEnergies(reads[0], onnx),
        MixChannels mix => OnnxAttention.MixChannels(mix, reads, onnx),
        _ => throw new NotSupportedException($"Stage '{node.Stage}' has a step that ONNX has no word for: {node.Primitive.GetType().Name}."),
    };

    private static string Convolution(Convolution convolution, IReadOnlyList<string> reads, OnnxBuilder onnx) => onnx.Call(
        "Conv",
        [reads[0], .. convolution.Weights.Select(onnx.Weight)],
        [
            .. Window(convolution.Extent, convolution.Stride, convolution.Padding),
            OnnxAttribute.Of("dilations", [convolution.Dilation, convolution.Dilation]),
            OnnxAttribute.Of("group", (long)convolution.Groups),
        ]);

    private static IEnumerable<global::Onnx.AttributeProto> Window(long kernel, long stride, long padding) =>
    [
        OnnxAttribute.Of("kernel_shape", [kernel, kernel]),
        OnnxAttribute.Of("strides", [stride, stride]),
        OnnxAttribute.Of("pads", [padding, padding, padding, padding]),
    ];

    /// <summary>Group normalisation as that of instances of <c>[B, groups, C / groups * H * W]</c>: ONNX's own of before version 21 scales groups, not channels.</summary>
    private static string GroupNorm(GroupNorm norm, string x, OnnxBuilder onnx)
    {
        var groups = onnx.Call("Reshape", [x, onnx.Numbers([0, norm.Groups, -1])]);
        var normalised = onnx.Call(
            "InstanceNormalization", [groups, onnx.Filled(1, norm.Groups), onnx.Filled(0, norm.Groups)], OnnxAttribute.Of("epsilon", norm.Eps));
        var image = onnx.Call("Reshape", [normalised, onnx.Call("Shape", [x])]);
        return onnx.Call("Add", [onnx.Call("Mul", [image, Channels(norm.Scale)]), Channels(norm.Shift)]);

        string Channels(Graphs.Weights.Weight weight) => onnx.Call("Unsqueeze", [onnx.Weight(weight), onnx.Numbers([1, 2])]);
    }

    private static string Resize(Resize resize, IReadOnlyList<string> reads, OnnxBuilder onnx)
    {
        var own = onnx.Call("Shape", [reads[0]], OnnxAttribute.Of("end", 2L));
        var target = onnx.Call("Shape", [reads[1]], OnnxAttribute.Of("start", 2L));
        return onnx.Call(
            "Resize",
            [reads[0], "", "", onnx.Call("Concat", [own, target], OnnxAttribute.Of("axis", 0L))],
            OnnxAttribute.Of("mode", "linear"),
            OnnxAttribute.Of("coordinate_transformation_mode", resize.AlignCorners ? "align_corners" : "half_pixel"));
    }

    private static string Linear(Linear linear, Node node, string x, OnnxBuilder onnx)
    {
        if (node.Shape.Count == 2)
            return onnx.Call("Gemm", [x, .. linear.Weights.Select(onnx.Weight)], OnnxAttribute.Of("transB", 1L));
        var product = onnx.Call("MatMul", [x, onnx.Call("Transpose", [onnx.Weight(linear.Matrix)], OnnxAttribute.Of("perm", [1L, 0L]))]);
        return linear.Bias is null ? product : onnx.Call("Add", [product, onnx.Weight(linear.Bias)]);
    }
}
