using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>ReLU.</summary>
internal sealed class Relu : Operator
{
    public override string Name => "Relu";

    public override Value Lower(StageBuilder stage) =>
        stage.Function(stage.Map(Name, stage.Input(), Footprint.OfResult), "global::TorchSharp.torch.nn.functional.relu");
}
