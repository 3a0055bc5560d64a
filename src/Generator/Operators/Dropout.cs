using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Drops elements in training.</summary>
internal sealed class Dropout : Operator
{
    public override string Name => "Dropout";

    public override Value Lower(StageBuilder stage)
    {
        stage.Arguments.Probability("p");
        return stage.Layer(stage.Dropout(stage.Input(), "p", channelwise: false), Name);
    }
}
