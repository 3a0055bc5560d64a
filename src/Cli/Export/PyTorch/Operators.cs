using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>What each operator of the language is in Python.</summary>
internal static class Operators
{
    private const string DefaultDropout = "0.5", DefaultClassifierDropout = "0.1", DefaultEps = "1e-05", DefaultMomentum = "0.1";

    private const int DefaultReduction = 8;

    private static readonly Dictionary<string, Func<StageReader, StageText>> All = new()
    {
        ["Conv"] = s => Module(s, new("nn.Conv2d", [s.InChannels, s.Code(s.Result.C), .. Window(s), .. WithoutBias(s.Primitives[0])])),
        ["BatchNorm"] = s => Module(s, BatchNorm(s)),
        ["GroupNorm"] = s => Module(s, new("nn.GroupNorm", [s.Code(StageReader.Setting(s.Primitives[0], "groups")), s.InChannels, .. Option("eps", s.Number("eps"), DefaultEps)])),
        ["Linear"] = s => Module(s, new("nn.Linear", [s.InFeatures, s.Code(s.Result.Dims.Last()), .. WithoutBias(s.Primitives[0])])),
        ["Dropout"] = s => Module(s, new("nn.Dropout", s.Number("p") ?? DefaultDropout)),
        ["Dropout2d"] = s => Module(s, new("nn.Dropout2d", s.Number("p") ?? DefaultDropout)),
        ["ConvBnRelu"] = s => Module(s, new("ConvBnRelu", [s.InChannels, s.Code(s.Result.C), .. Window(s), .. s.Norm("norm")])),
        ["Classifier"] = s => Module(s, Classifier(s)),
        ["PositionAttention"] = s => Module(s, new("PositionAttention", s.InChannels, $"reduction={s.Size("reduction", DefaultReduction)}")),
        ["ChannelAttention"] = s => Module(s, new("ChannelAttention")),
        ["Stem"] = StemText.Of,
        ["BasicStage"] = s => Module(s, Stage(s, "BasicStage", dilated: "conv1")),
        ["BottleneckStage"] = s => Module(s, Stage(s, "BottleneckStage", dilated: "conv2")),
        ["Relu"] = _ => StageText.Function(x => new("F.relu", x)),
        ["Sigmoid"] = _ => StageText.Function(x => new("torch.sigmoid", x)),
        ["Flatten"] = _ => StageText.Function(x => new("torch.flatten", x[0], "start_dim=1")),
        ["MaxPool"] = s => StageText.Function(x => new("F.max_pool2d", [x[0], .. Pool(s)])),
        ["AdaptiveAvgPool"] = s => StageText.Function(x => new("F.adaptive_avg_pool2d", x[0], $"({s.Code(s.Result.H)}, {s.Code(s.Result.W)})")),
        ["Upsample"] = s => StageText.Function(x => new("upsample", x[0], x[1], $"align_corners={(IsAligned(s) ? "True" : "False")}")),
        ["Sum"] = _ => StageText.Chain("+"),
        ["Multiply"] = _ => StageText.Chain("*"),
        ["Concat"] = s => StageText.Function(x => new("torch.cat", $"[{string.Join(", ", x)}]", $"dim={s.Code(StageReader.Setting(s.Primitives[0], "dim"))}")),
    };

    /// <summary>The operators that have a form in Python.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The text of a stage; null where its operator has none.</summary>
    public static StageText? Of(StageReader stage) => All.TryGetValue(stage.Declaration.Operator, out Func<StageReader, StageText>? text) ? text(stage) : null;

    /// <summary>A keyword argument, unless its value is the default.</summary>
    public static IEnumerable<string> Option(string name, string? value, string missing) => value is null || value == missing ? [] : [$"{name}={value}"];

    private static StageText Module(StageReader stage, PythonCall module) => StageText.Module(stage.Declaration.Name, stage.Key, module);

    private static IEnumerable<string> WithoutBias(Primitive layer) => layer.Weights.Count == 1 ? ["bias=False"] : [];

    private static IEnumerable<string> Window(StageReader stage)
    {
        Primitive conv = stage.Primitives[0];
        return
        [
            $"kernel_size={stage.Code(conv.Weights[0].Shape[2])}",
            .. Option("stride", stage.Code(StageReader.Setting(conv, "stride")), "1"),
            .. Option("padding", stage.Code(StageReader.Setting(conv, "padding")), "0"),
            .. Option("dilation", stage.Code(StageReader.Setting(conv, "dilation")), "1"),
            .. Option("groups", stage.Code(StageReader.Setting(conv, "groups")), "1"),
        ];
    }

    private static PythonCall BatchNorm(StageReader stage) => new(
        stage.Declaration.Find("frozen")?.Text == "true" ? "FrozenBatchNorm2d" : "nn.BatchNorm2d",
        [stage.InChannels, .. Option("eps", stage.Number("eps"), DefaultEps), .. Option("momentum", stage.Number("momentum"), DefaultMomentum)]);

    private static PythonCall Classifier(StageReader stage)
    {
        string drop = stage.IsOn("Channelwise") ? "nn.Dropout2d" : "nn.Dropout";
        return new("nn.Sequential",
            $"{drop}({stage.Number("dropout") ?? DefaultClassifierDropout})", $"nn.Conv2d({stage.InChannels}, {stage.Code(stage.Result.C)}, 1)");
    }

    private static PythonCall Stage(StageReader stage, string module, string dilated)
    {
        Primitive[] convolutions = [.. stage.Primitives.Where(p => p.Weights.Any(w => w.Key.EndsWith($".{dilated}.weight", StringComparison.Ordinal)))];
        string[] dilations = [.. convolutions.Select(c => stage.Code(StageReader.Setting(c, "dilation")))];
        return new(module,
        [
            stage.InChannels, $"width={stage.Size("width")}", $"dilations={List(dilations)}",
            .. Option("stride", stage.Code(StageReader.Setting(convolutions[0], "stride")), "1"), .. stage.Norm("Norm"),
        ]);
    }

    /// <summary>A list in which repetitions are counted: <c>[1] + [2] * 5</c>.</summary>
    private static string List(IReadOnlyList<string> items)
    {
        const int fewest = 3;
        List<string> parts = [], loose = [];
        for (int start = 0, end; start < items.Count; start = end)
        {
            end = start + items.Skip(start).TakeWhile(item => item == items[start]).Count();
            if (end - start < fewest)
            {
                loose.AddRange(items.Skip(start).Take(end - start));
                continue;
            }
            if (loose.Count > 0) parts.Add($"[{string.Join(", ", loose)}]");
            parts.Add($"[{items[start]}] * {end - start}");
            loose.Clear();
        }
        if (loose.Count > 0) parts.Add($"[{string.Join(", ", loose)}]");
        return string.Join(" + ", parts);
    }

    private static IEnumerable<string> Pool(StageReader stage)
    {
        string kernel = stage.Code(StageReader.Setting(stage.Primitives[0], "kernel"));
        return
        [
            $"kernel_size={kernel}", .. Option("stride", stage.Code(StageReader.Setting(stage.Primitives[0], "stride")), kernel),
            .. Option("padding", stage.Code(StageReader.Setting(stage.Primitives[0], "padding")), "0"),
        ];
    }

    private static bool IsAligned(StageReader stage) => StageReader.Setting(stage.Primitives[0], "alignCorners").Constant == 1;
}
