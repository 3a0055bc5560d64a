using System.Collections.Immutable;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Repairs;

/// <summary>
/// Operands of equal shapes: the channels of one's stage set to those of the other, a 1x1 convolution with a stride on the way
/// of the larger one, as residual networks have it on their skip paths, or a 1 that may stretch.
/// </summary>
internal static class UnequalOperands
{
    private const int LargestStride = 32;

    /// <summary>The diagnostics that say so.</summary>
    public static ImmutableArray<string> Ids { get; } =
        [Descriptors.UnequalOperands.Id, Descriptors.AccidentalBroadcast.Id, Descriptors.EqualOnlyAtOne.Id];

    public static IEnumerable<Repair> Repairs(Problem problem, InferredNetwork network)
    {
        // The first operand is held against each of the others.
        var stage = network.Linked.Find(problem.Spot.Stage!)!;
        var index = stage.Declaration.Parameters.ToList().FindIndex(p => p.Name == problem.Spot.Name);
        if (index < 0 || Operand(stage, 0, network) is not { } first || Operand(stage, index, network) is not { } second
            || stage.Declaration.Operator is not ("Sum" or "Multiply") || first.Shape.Rank != second.Shape.Rank)
        {
            yield break;
        }

        if (stage.Declaration.Operator == "Multiply" && first.Shape.Dims.Zip(second.Shape.Dims, (a, b) => a.Equals(b) || a.Constant == 1 || b.Constant == 1).All(fits => fits))
        {
            yield return new Repair(Repair.Argument, "Broadcast");
            yield return new Repair(Repair.Replacement, "true");
        }

        if (first.Shape.Rank != 4)
        {
            yield break;
        }

        if (SameBut(first.Shape, second.Shape, axis: 1))
        {
            var givers = new[] { Sizes.Giving(network, second.Name, first.Shape.C, first.Name), Sizes.Giving(network, first.Name, second.Shape.C, second.Name) };
            if (givers.OfType<string>().ToList() is { Count: > 0 } channels)
            {
                yield return new Repair(Repair.Channels, string.Join(";", channels));
            }
        }

        foreach (var (from, to) in IsBefore(first.Name, second.Name, network) ? new[] { (first, second), (second, first) } : [(second, first), (first, second)])
        {
            if (Stride(from.Shape, to.Shape) is { } stride && Parameter(stage, from.Name) is { } parameter)
            {
                yield return new Repair(Repair.Projected, parameter);
                yield return new Repair(Repair.ProjectedChannels, Sizes.Written(to.Shape.C) ?? $"\"{to.Name}.C\"");
                yield return new Repair(Repair.ProjectedStride, $"{stride}");
                yield break;
            }
        }
    }

    /// <summary>The stride with which a 1x1 convolution makes one height and width of another; null where none does.</summary>
    private static int? Stride(Shape from, Shape to)
    {
        bool Fits(int stride, int axis) => ((from[axis] - 1) / stride + 1).Equals(to[axis]);
        return from.B.Equals(to.B) && Enumerable.Range(1, LargestStride).FirstOrDefault(s => Fits(s, 2) && Fits(s, 3)) is var found and > 0 ? found : null;
    }

    private static NamedShape? Operand(LinkedStage stage, int index, InferredNetwork network) => network.Values().FirstOrDefault(v => v.Name == stage.Inputs[index].Name);

    private static bool SameBut(Shape a, Shape b, int axis) => a.With(axis, b[axis]).Equals(b);

    private static string? Parameter(LinkedStage stage, string value) =>
        stage.Inputs.ToList().FindIndex(i => i.Name == value) is var index and >= 0 ? stage.Declaration.Parameters[index].Name : null;

    /// <summary>Whether one value is computed from another: then that one lies on the skip path.</summary>
    private static bool IsBefore(string value, string other, InferredNetwork network)
    {
        var declaration = network.Linked.Declaration;
        var reads = new Reads(declaration, new NameTable(declaration, network.Linked.Library));
        var dependents = reads.Dependents([value]);
        return network.Stages.Any(s => dependents.Contains(s.Name) && s.Values().Any(v => v.Name == other));
    }
}
