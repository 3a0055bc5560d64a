using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>
/// Each operator as a person would write it in TorchSharp. Layers are made for the value that they first read; weights are
/// zero, since only shapes are asked for.
/// </summary>
internal static class ReferenceOperators
{
    /// <summary>The names of the operators that are known here.</summary>
    public static IEnumerable<string> Names { get; } =
    [
        "Conv", "BatchNorm", "GroupNorm", "Relu", "Sigmoid", "MaxPool", "AdaptiveAvgPool", "Flatten", "Linear", "Dropout", "Dropout2d", "Sum", "Multiply",
        "Concat", "Upsample", "ConvBnRelu", "Stem", "BasicStage", "BottleneckStage", "PositionAttention", "ChannelAttention", "Classifier",
    ];

    /// <summary>The result, and the layer that a stage has of its own.</summary>
    public static (Tensor Result, Func<Tensor, Tensor>? Layer) Run(ReferenceArguments a, IReadOnlyList<Tensor> inputs)
    {
        if (a.Operator is "Sum" or "Multiply" or "Concat")
            return (Joined(a, inputs), null);
        if (a.Operator == "Upsample")
            return (Resized(a, inputs), null);
        if (inputs.Count != 1)
            throw new ReferenceNameException($"[{a.Operator}] reads one value, not {inputs.Count}");
        var x = inputs[0];
        if (Function(a) is { } function)
            return (function(x), null);
        var layer = Layer(a, x);
        return (layer(x), layer);
    }

    private static Tensor Joined(ReferenceArguments a, IReadOnlyList<Tensor> inputs)
    {
        if (inputs.Count == 0)
            throw new ReferenceNameException($"[{a.Operator}] reads nothing");
        return a.Operator switch
        {
            "Sum" => inputs.Skip(1).Aggregate(inputs[0].alias(), (sum, x) => sum + x),
            "Multiply" => inputs.Skip(1).Aggregate(inputs[0].alias(), (product, x) => product * x),
            _ => cat([.. inputs], a.Size("dim", 1)),
        };
    }

    private static Tensor Resized(ReferenceArguments a, IReadOnlyList<Tensor> inputs)
    {
        if (inputs.Count != 2)
            throw new ReferenceNameException($"[Upsample] reads two values, not {inputs.Count}");
        return nn.functional.interpolate(
            inputs[0], [inputs[1].size(2), inputs[1].size(3)], mode: InterpolationMode.Bilinear, align_corners: a.Switch("alignCorners"));
    }

    private static Func<Tensor, Tensor>? Function(ReferenceArguments a)
    {
        switch (a.Operator)
        {
            case "Relu":
                return x => nn.functional.relu(x);
            case "Sigmoid":
                return x => sigmoid(x);
            case "MaxPool":
                var (kernel, padding) = (a.Size("kernel"), a.Size("padding", 0));
                var stride = a.Size("stride", kernel);
                return x => ReferenceLayers.MaxPool(x, kernel, stride, padding);
            case "AdaptiveAvgPool":
                var height = a.Size("height");
                var width = a.Size("width", height);
                return x => nn.functional.adaptive_avg_pool2d(x, [height, width]);
            case "Flatten":
                return x => x.flatten(1);
            case "Stage" when a.Body is not null && a.Body.Contains(".mean("):
                return x => x.mean([2L, 3L], keepdim: true);
            case "Stage" when a.Body is not null && a.Body.EndsWith(".neg()", StringComparison.Ordinal):
                return x => x.neg();
            default:
                return null;
        }
    }

    private static Func<Tensor, Tensor> Layer(ReferenceArguments a, Tensor x) => a.Operator switch
    {
        "Conv" => ReferenceLayers.Conv(x.shape[1], a.Size("channels"), ReferenceWindow.Of(a), a.Flag("bias", missing: true)),
        "BatchNorm" => ReferenceLayers.BatchNorm(x.shape[1]),
        "GroupNorm" => ReferenceLayers.GroupNorm(a.Size("groups"), x.shape[1]),
        "Linear" => ReferenceLayers.Linear(x.shape[^1], a.Size("features"), a.Flag("bias", missing: true)),
        "Dropout" => ReferenceLayers.Dropout(a.Probability("p")),
        "Dropout2d" => ReferenceLayers.Dropout2d(a.Probability("p")),
        "ConvBnRelu" => ReferenceBlocks.ConvBnRelu(x.shape[1], a.Size("channels"), ReferenceWindow.Of(a), a.Normalisation()),
        "Stem" => ReferenceBlocks.Stem(x.shape[1], a.Size("channels"), a.Switch("deep"), a.Normalisation()),
        "BasicStage" => ReferenceBlocks.Stage(x.shape[1], a, expansion: 1),
        "BottleneckStage" => ReferenceBlocks.Stage(x.shape[1], a, expansion: 4),
        "PositionAttention" => ReferenceBlocks.PositionAttention(ReferenceBlocks.Sizes(x).C, a.Size("reduction", 8)),
        "ChannelAttention" => ReferenceBlocks.ChannelAttention(),
        "Classifier" => ReferenceBlocks.Classifier(x.shape[1], a.Size("classes"), a.Probability("dropout", 0), a.Switch("channelwise")),
        "Layer" when a.Module?.Name == "Twice" => value => cat([value, value], 1),
        _ => throw new ReferenceNameException($"[{a.Operator}] is not known"),
    };
}
