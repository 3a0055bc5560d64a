using DaNetGen.Generator.Common;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Planning;
using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Budgets.Memory;

/// <summary>Runs a network in thought as its generated <c>forward</c> does: values come and go by the same plan.</summary>
/// <param name="arena">The memory.</param>
/// <param name="isTraining">Whether gradients are taken.</param>
internal sealed class ForwardRun(Arena arena, bool isTraining)
{
    private readonly List<Step> steps = [];

    /// <summary>The primitives that ran and whose gradients are taken.</summary>
    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Runs a network and gives its outputs.</summary>
    /// <param name="network">A network all of whose sizes are numbers.</param>
    /// <param name="prefix">The stages in which it lies: <c>Head.</c>.</param>
    /// <param name="inputs">What it reads; it stays the caller's.</param>
    public IReadOnlyDictionary<string, Tensor> Network(InferredNetwork network, string prefix, IReadOnlyList<Tensor> inputs)
    {
        var plan = ForwardPlan.Of(network);
        var values = new Dictionary<(string Variable, string? Member), Tensor>();
        for (var i = 0; i < inputs.Count; i++)
        {
            values[(Names.Identifier(network.Inputs[i].Name), null)] = inputs[i];
        }

        foreach (var step in plan.Steps)
        {
            var path = prefix + step.Stage.Name;
            var reads = step.Reads.Select(r => values[(r.Variable, r.Member)]).ToList();
            if (step.Stage.Network is { } inside)
            {
                foreach (var output in Network(inside, path + ".", reads))
                {
                    values[(step.Variable, output.Key)] = output.Value;
                }
            }
            else
            {
                values[(step.Variable, null)] = Stage(step.Stage, path, reads);
            }

            foreach (var slot in step.Frees)
            {
                arena.LetGo(values[(slot.Variable, slot.Member)].Block);
            }
        }

        return plan.Steps.Where(s => s.Stage.Linked.Declaration.IsOutput).ToDictionary(s => s.Stage.Name, s => values[(s.Variable, null)], StringComparer.Ordinal);
    }

    /// <summary>Runs a stage's primitives; a value within it goes after its last reader.</summary>
    private Tensor Stage(InferredStage stage, string path, IReadOnlyList<Tensor> inputs)
    {
        arena.Stage = path;
        var values = inputs.Select((t, id) => (id, t)).ToDictionary(v => v.id, v => v.t);
        var lastReader = new Dictionary<int, int>();
        for (var i = 0; i < stage.Primitives.Count; i++)
        {
            foreach (var id in stage.Primitives[i].Inputs.Concat(stage.Primitives[i].Holds))
            {
                lastReader[id] = i;
            }
        }

        // The layer that a stage reuses has its parameters elsewhere.
        var hasParameters = stage.Linked.Declaration.Operator == "Reuse";
        for (var i = 0; i < stage.Primitives.Count; i++)
        {
            var primitive = stage.Primitives[i];
            values[primitive.Output] = Run(
                primitive, path, [.. primitive.Inputs.Select(id => values[id])], [.. primitive.Holds.Select(id => values[id].Extent)], hasParameters);
            foreach (var id in lastReader.Where(r => r.Value == i && r.Key >= inputs.Count).Select(r => r.Key))
            {
                arena.LetGo(values[id].Block);
            }
        }

        return values[stage.Primitives[stage.Primitives.Count - 1].Output];
    }

    private Tensor Run(Primitive primitive, string path, IReadOnlyList<Tensor> inputs, IReadOnlyList<Extent> held, bool hasParameters)
    {
        var footprint = primitive.Footprint;
        var hasInputGradient = isTraining && inputs.Take(footprint.GradientInputs).Any(i => i.HasGradient);
        var hasGradient = isTraining && (hasInputGradient || hasParameters || primitive.Weights.Any(w => !w.IsBuffer));
        var extent = Numbers.Of(primitive.Shape);
        var sizes = new Tensors(
            [.. inputs.Select(i => i.Extent)], held, extent, [.. primitive.Weights.Select(w => Numbers.Of(w.Shape))], isTraining, hasInputGradient);
        footprint = footprint.For(sizes);
        var placement = isTraining ? footprint.Training : footprint.Inference;
        var block = placement == Placement.Shared ? inputs[0].Block.Share() : arena.Take(footprint.Result(sizes), path);
        var result = new Tensor(block, extent, footprint.Result(sizes), hasGradient);
        arena.Work(footprint.Work(sizes));
        if (hasGradient)
        {
            steps.Add(new Step(path, footprint, sizes, inputs, result, Keep(footprint, sizes, path, inputs, result)));
        }

        return result;
    }

    private List<Block> Keep(Footprint footprint, Tensors sizes, string path, IReadOnlyList<Tensor> inputs, Tensor result)
    {
        var kept = footprint.KeepsInputs ? inputs.Select(i => i.Block.Share()).ToList() : [];
        if (footprint.KeepsResult)
        {
            kept.Add(result.Block.Share());
        }

        if (footprint.Kept(sizes) is > 0 and var more)
        {
            kept.Add(arena.Take(more, path));
        }

        return kept;
    }
}
