namespace DaNetGen.Generator.Budgets.Memory;

/// <summary>Runs the backward pass in thought: the primitives in reverse, each of which lets go what was kept for it.</summary>
internal static class BackwardRun
{
    /// <param name="arena">The memory.</param>
    /// <param name="steps">What ran forward.</param>
    /// <param name="outputs">The network's outputs, each with a loss.</param>
    public static void Run(Arena arena, IReadOnlyList<Step> steps, IEnumerable<Tensor> outputs)
    {
        Loss(arena, [.. outputs.Where(o => o.HasGradient)]);

        foreach (var step in steps.Reverse())
        {
            arena.Stage = step.Stage;
            if (step.Result.Gradient is { } gradient)
            {
                step.Result.Gradient = null;
                Differentiate(arena, step, gradient);
            }
        }
    }

    /// <summary>
    /// The cross-entropy of each output: it keeps the logarithms of the probabilities, of which the gradient is made by way of
    /// another tensor of that size.
    /// </summary>
    private static void Loss(Arena arena, IReadOnlyList<Tensor> outputs)
    {
        var logarithms = new Stack<(Tensor Output, Block Block)>();
        foreach (var output in outputs)
        {
            arena.Stage = output.Block.Owner;
            logarithms.Push((output, arena.Take(output.Extent.Bytes, output.Block.Owner)));
        }

        foreach (var (output, block) in logarithms)
        {
            arena.Stage = output.Block.Owner;
            output.Gradient = arena.Take(output.Extent.Bytes, output.Block.Owner);
            arena.Work(output.Extent.Bytes);
            arena.LetGo(block);
        }
    }

    private static void Differentiate(Arena arena, Step step, Block gradient)
    {
        var made = step.Inputs.Take(step.Footprint.GradientInputs).Where(i => i.HasGradient)
            .Select(i => (Input: i, Gradient: step.Footprint.PassesGradient ? gradient.Share() : arena.Take(i.Bytes, step.Stage))).ToList();
        arena.Work(step.Footprint.BackwardWork(step.Sizes));
        foreach (var block in step.Footprint.IsKeptToTheEnd ? [gradient] : step.Kept.Append(gradient))
        {
            arena.LetGo(block);
        }

        foreach (var (input, added) in made)
        {
            input.Gradient = input.Gradient is { } before ? Sum(arena, before, added, step.Stage) : added;
        }
    }

    /// <summary>The sum of two gradients, which overwrites one that nobody else holds.</summary>
    private static Block Sum(Arena arena, Block before, Block added, string stage)
    {
        var sum = before.Holders == 1 ? before.Share() : added.Holders == 1 ? added.Share() : arena.Take(before.Bytes, stage);
        arena.LetGo(before);
        arena.LetGo(added);
        return sum;
    }
}
