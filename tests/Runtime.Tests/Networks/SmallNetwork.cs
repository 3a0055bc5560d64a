using DaNetGen.Layers;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Networks;

/// <summary>A network as the generator writes them: a stem whose children are the network's own, and a head that drops.</summary>
internal sealed class SmallNetwork(int classes = 3, Norm norm = Norm.Batch) : Network(nameof(SmallNetwork))
{
    private readonly Stem _stem = new(3, 8, norm: norm);
    private readonly ConvBnRelu _convP1 = new(8, 8, kernel: 3, norm: norm);
    private readonly Classifier _fused = new(8, classes, dropout: 0.5);

    public bool IsTraining(string stage) => stage switch { "Stem" => _stem.training, "ConvP1" => _convP1.training, _ => _fused.training };

    public Tensor Weight(string key) => state_dict()[key];

    protected override void RegisterLayers()
    {
        RegisterStage("Stem", "", _stem);
        RegisterStage("ConvP1", "conv_p1", _convP1);
        RegisterStage("Fused", "out", _fused);
    }

    public Outputs forward(Tensor image)
    {
        using var stem = _stem.call(image);
        using var convP1 = _convP1.call(stem);
        return new Outputs(_fused.call(convP1));
    }

    public override Outputs Run(params IReadOnlyList<Tensor> inputs) => forward(inputs[0]);

    public sealed class Outputs(Tensor fused) : NetworkOutputs(("Fused", fused))
    {
        public Tensor Fused => WantedOutput("Fused");
    }
}

/// <summary>A network of a network.</summary>
internal sealed class OuterNetwork() : Network(nameof(OuterNetwork))
{
    public SmallNetwork Inner { get; } = new();

    protected override void RegisterLayers() => RegisterStage("Backbone", "model", Inner);

    public override NetworkOutputs Run(params IReadOnlyList<Tensor> inputs) => Inner.Run(inputs);
}

/// <summary>A network whose layer has parameters of its own and no key.</summary>
internal sealed class KeylessNetwork() : Network(nameof(KeylessNetwork))
{
    private readonly Conv2d _convP1 = new(2, 2);

    protected override void RegisterLayers() => RegisterStage("ConvP1", "", _convP1);

    public override NetworkOutputs Run(params IReadOnlyList<Tensor> inputs) => throw new NotSupportedException();
}
