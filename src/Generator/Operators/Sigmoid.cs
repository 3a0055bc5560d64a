using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>The logistic function.</summary>
internal sealed class Sigmoid : Operator
{
    public override string Name => "Sigmoid";

    public override Value Lower(StageBuilder stage) =>
        stage.Function(stage.Map(Name, stage.Input(), Footprint.OfResult), "global::TorchSharp.torch.nn.functional.sigmoid");
}
