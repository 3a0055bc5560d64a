using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Affine map of the last dimension.</summary>
internal sealed class Linear : Operator
{
    public override string Name => "Linear";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Input();
        if (x.Shape.Rank == 0)
        {
            throw stage.Fail(
                Spot.Parameter(stage.Declaration.Name, stage.Declaration.Parameters[0].Name), Descriptors.Rank, Name, "rank 1 or more", x.Name, $"{x.Shape}");
        }

        var features = stage.Arguments.Size("features", runs: 0);
        var bias = stage.Arguments.Flag("bias", missing: true);
        var inFeatures = x.Shape[x.Shape.Rank - 1];
        return stage.Layer(stage.Linear(x, features, bias), Name, ("inFeatures", inFeatures), ("features", features));
    }
}
