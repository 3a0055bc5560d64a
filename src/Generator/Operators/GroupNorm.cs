using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Group normalisation.</summary>
internal sealed class GroupNorm : Operator
{
    public override string Name => "GroupNorm";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image(runs: rank => rank >= 3);
        var groups = stage.Arguments.Size("groups");
        stage.Arguments.Number("eps");
        var result = stage.GroupNorm(x, "", groups, blamed: "groups");
        return stage.Layer(result, "GroupNorm", ("groups", groups), ("channels", x.Shape.C));
    }
}
