using DaNetGen.Generator.Inference;

namespace DaNetGen.Generator.Budgets.Memory;

/// <summary>
/// The most memory that a run holds at once in tensors: inputs, values, gradients and what libtorch's steps on the CPU work
/// on, in single precision. Parameters and their gradients are not counted; in training, a cross-entropy of each output is.
/// </summary>
/// <param name="Bytes">How much.</param>
/// <param name="Owners">Whose values those are: stages, with those that they lie in before them, and inputs.</param>
/// <param name="Stages">The most that is held while each stage runs, forward or backward.</param>
internal sealed record PeakMemory(long Bytes, IReadOnlyDictionary<string, long> Owners, IReadOnlyDictionary<string, long> Stages)
{
    /// <param name="network">A network all of whose sizes are numbers (<see cref="Numbers.Open"/>).</param>
    /// <param name="isTraining">A step of training, forward and backward, in place of inference without gradients.</param>
    public static PeakMemory Of(InferredNetwork network, bool isTraining)
    {
        var arena = new Arena();
        var inputs = network.Inputs.Select(i => (i.Name, Extent: Numbers.Of(i.Shape)))
            .Select(i => new Tensor(arena.Take(i.Extent.Bytes, i.Name), i.Extent, i.Extent.Bytes, hasGradient: false)).ToList();
        var forward = new ForwardRun(arena, isTraining);
        var outputs = forward.Network(network, "", inputs);
        if (isTraining)
        {
            BackwardRun.Run(arena, forward.Steps, outputs.Values);
        }

        return new PeakMemory(arena.Peak, arena.AtPeak, arena.Stages);
    }
}
