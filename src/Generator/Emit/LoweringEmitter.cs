using DaNetGen.Generator.Common;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Planning;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes <c>Lower</c>: the network once more, for the runtime to write it down as primitives.</summary>
internal static class LoweringEmitter
{
    public static void Lower(SourceWriter writer, InferredNetwork network)
    {
        var plan = ForwardPlan.Of(network);
        writer.Line("/// <inheritdoc/>");
        writer.Block($"protected override void Lower(global::DaNetGen.Graphs.GraphBuilder {plan.Graph})", () =>
        {
            foreach (var input in network.Inputs)
            {
                var sizes = input.Shape.Dims.Select(d => d.Symbols().Any(s => s.IsRuntime) ? $"\"{d}\"" : "null");
                writer.Line($"var {Names.Identifier(input.Name)} = {plan.Graph}.Input(\"{input.Name}\", [{string.Join(", ", sizes)}]);");
            }

            foreach (var step in plan.Steps)
            {
                var call = $"{plan.Graph}.{Call(step, network)}";
                writer.Line(step.Condition.IsAlways
                    ? $"var {step.Variable} = {call};"
                    : $"var {step.Variable} = {LayersEmitter.Test(step.Condition, LayersEmitter.FlagField)} ? {call} : null;");
            }

            foreach (var output in network.Linked.Declaration.Outputs)
            {
                var step = plan.Steps.First(s => s.Stage.Name == output.Name);
                var isDecided = output.When is null || step.Condition.Flags.Count == 1;
                writer.Line($"{plan.Graph}.Output(\"{output.Name}\", {(isDecided ? step.Variable : $"{LayersEmitter.FlagField(output.When!)} ? {step.Variable} : null")});");
            }
        });
    }

    private static string Call(ForwardStep step, InferredNetwork network)
    {
        var (stage, declaration) = (step.Stage, step.Stage.Linked.Declaration);
        var reads = step.Reads.Select(r => r.InGraph).ToList();
        var name = $"\"{stage.Name}\"";
        if (declaration.Operator is "Stage" or "Layer")
        {
            var values = string.Join(", ", reads.Select((_, i) => $"values[{i}]"));
            return $"Own({string.Join(", ", reads.Prepend($"values => {Names.Identifier(stage.Name)}({values})").Prepend(name))})";
        }

        if (declaration.Uses is not null)
        {
            return $"Network({string.Join(", ", reads.Prepend(StageEmitter.Layer(stage)).Prepend(name))})";
        }

        var layered = declaration.Operator == "Reuse" ? network.Find(declaration.Find("stage")!.Text)! : stage;
        return layered.Code is { LayerType: null } code
            ? $"{declaration.Operator}({string.Join(", ", (code.Leading ? code.Arguments.Concat(reads) : reads.Concat(code.Arguments)).Prepend(name))})"
            : $"Layer({string.Join(", ", reads.Prepend(StageEmitter.Layer(layered)).Prepend(name))})";
    }
}
