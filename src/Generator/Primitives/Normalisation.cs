using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Primitives;

internal static class Normalisation
{
    /// <summary>The groups of <c>Norm.Group</c>, as in the paper.</summary>
    private const int DefaultGroups = 32;

    /// <summary>Batch normalisation of the channels.</summary>
    public static Value BatchNorm(this StageBuilder stage, Value x, string key)
    {
        var channels = Shape.Of(x.Shape.C);
        Weight[] weights =
        [
            new(key + "weight", channels), new(key + "bias", channels), new(key + "running_mean", channels, true),
            new(key + "running_var", channels, true), new(key + "num_batches_tracked", Shape.Of(), true),
        ];
        return stage.Add("BatchNorm", [x], x.Shape, Footprint.OfInputs, weights);
    }

    /// <summary>Group normalisation of the channels.</summary>
    public static Value GroupNorm(this StageBuilder stage, Value x, string key, Dim groups, string blamed)
    {
        Groups.RequireDivide(stage, blamed, groups, x.Shape.C, $"channels of '{x.Name}'");
        var channels = Shape.Of(x.Shape.C);
        Weight[] weights = [new(key + "weight", channels), new(key + "bias", channels)];
        return stage.Add("GroupNorm", [x], x.Shape, Footprint.OfInputs, weights, settings: [new Setting("groups", groups)]);
    }

    /// <summary>The normalisation that a <c>Norm</c> names; one that is still open counts as batch normalisation.</summary>
    public static Value Norm(this StageBuilder stage, Value x, string key, NormValue norm, string blamed) =>
        norm.IsGroup ? stage.GroupNorm(x, key, DefaultGroups, blamed) : stage.BatchNorm(x, key);
}
