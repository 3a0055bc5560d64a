using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Support;

/// <summary>The smallest network that has a backbone, a head and an auxiliary output.</summary>
internal sealed class TinyNetwork(int classes) : Network("Tiny")
{
    private readonly ConvBnRelu backbone = new(3, 8, 3);
    private readonly Classifier head = new(8, classes), auxiliary = new(8, classes);

    protected override void RegisterLayers()
    {
        RegisterStage("Backbone", "backbone", backbone);
        RegisterStage("Head", "head", head);
        RegisterStage("Auxiliary", "auxiliary", auxiliary);
    }

    public override NetworkOutputs Run(params IReadOnlyList<Tensor> inputs)
    {
        using Tensor features = backbone.call(inputs[0]);
        return new Outputs([("Fused", head.call(features)), ("Auxiliary", auxiliary.call(features))]);
    }

    public sealed class Outputs(IReadOnlyList<(string, Tensor?)> named) : NetworkOutputs(named);
}
