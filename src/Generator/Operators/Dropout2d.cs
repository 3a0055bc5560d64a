using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Drops whole channels in training.</summary>
internal sealed class Dropout2d : Operator
{
    public override string Name => "Dropout2d";

    public override Value Lower(StageBuilder stage)
    {
        stage.Arguments.Probability("p");
        return stage.Layer(stage.Dropout(stage.Image(runs: rank => rank >= 2), "p", channelwise: true), Name);
    }
}
