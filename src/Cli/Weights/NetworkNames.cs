using System.Globalization;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;

namespace DaNetGen.Cli.Weights;

/// <summary>What networks and formats are called in front of people.</summary>
internal static class NetworkNames
{
    /// <summary><c>ResNet-50</c>.</summary>
    public static string Backbone(int depth) => string.Create(CultureInfo.InvariantCulture, $"ResNet-{depth}");

    /// <summary>The name of a DANet in the list of models; null where it is none of them.</summary>
    public static string? Model(ImpliedNetwork implied) =>
        implied is { Depth: { } depth, Attention: true, Classes: not null } ? string.Create(CultureInfo.InvariantCulture, $"danet-r{depth}") : null;

    /// <summary>What a file's shapes imply, in a line.</summary>
    public static string Describe(ImpliedNetwork implied)
    {
        string backbone = implied.Depth is { } depth ? Backbone(depth) : implied.StemChannels > 0 ? "a backbone that danet does not know" : "no backbone";
        string stem = implied.StemChannels == 0 ? "" : $", {(implied.DeepStem ? "deep" : "plain")} stem of {implied.StemChannels} channels";
        string head = implied switch
        {
            { Classes: { } classes, Attention: true } => $"DANet on {backbone}{stem}, {classes} classes, {(implied.Aux ? "with" : "without")} auxiliary classifiers",
            { Classes: { } classes } => $"{backbone}{stem} under a head without both attentions, {classes} classes",
            _ => $"{backbone}{stem}, no classifier of DANet",
        };
        return Model(implied) is { } model ? $"{head} ({model})" : head;
    }

    /// <summary>What a file says of itself, in a line.</summary>
    public static string Describe(TrainedModel model) => string.Create(
        CultureInfo.InvariantCulture,
        $"{model.Spec.Name}, {model.Spec.Classes} classes, output stride {model.Spec.OutputStride}, {(model.Spec.Aux ? "with" : "without")} auxiliary classifiers; as the file says");

    /// <summary>A format's name.</summary>
    public static string Format(WeightsFormat format) => format switch
    {
        WeightsFormat.SafeTensors => "safetensors",
        WeightsFormat.PyTorchZip => "PyTorch (zip)",
        WeightsFormat.PyTorchLegacy => "PyTorch (before 1.6)",
        _ => "TorchSharp",
    };
}
