using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>What a stage costs, in the sizes of the network's inputs. A network counts the sum over its stages.</summary>
internal static class Counts
{
    /// <summary>Trainable numbers.</summary>
    public static Dim Parameters(InferredStage stage) => stage.Network is { } network
        ? Sum(network.Stages.Select(Parameters))
        : Sum(stage.Primitives.SelectMany(p => p.Weights).Where(w => !w.IsBuffer).Select(w => w.Shape.Size));

    /// <summary>The same as a number; null where it depends on hyperparameters, or passes 64 bits.</summary>
    public static long? ConstantParameters(InferredStage stage)
    {
        if (stage.Network is { } network)
        {
            return ConstantParameters(network.Stages);
        }

        try
        {
            var count = 0L;
            foreach (var weight in stage.Primitives.SelectMany(p => p.Weights).Where(w => !w.IsBuffer))
            {
                var size = 1L;
                foreach (var dim in weight.Shape.Dims)
                {
                    if (dim.Constant is not { } constant)
                    {
                        return null;
                    }

                    size = checked(size * constant);
                }

                count = checked(count + size);
            }

            return count;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The sum over several stages.</summary>
    public static long? ConstantParameters(IEnumerable<InferredStage> stages) =>
        stages.Aggregate((long?)0, (sum, s) => sum is { } known && ConstantParameters(s) is { } more && known <= long.MaxValue - more ? known + more : null);

    /// <summary>Multiplications with an addition, in convolutions, linear maps and the products of attention.</summary>
    public static Dim MultiplyAdds(InferredStage stage) => stage.Network is { } network
        ? Sum(network.Stages.Select(MultiplyAdds))
        : Sum(stage.Primitives.Select(p => p.MultiplyAdds));

    private static Dim Sum(IEnumerable<Dim> dims) => dims.Aggregate(Dim.Of(0), (sum, d) => sum + d);
}
