using DaNetGen.Generator.Common;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Planning;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes <c>forward</c>, and the untyped way in for tools.</summary>
internal static class ForwardEmitter
{
    public static void Forward(SourceWriter writer, InferredNetwork network, ReadableShapes shapes)
    {
        var plan = ForwardPlan.Of(network);
        var code = new RunTimeCode(network);
        writer.Line("/// <summary>Runs the network. Every intermediate value is freed after its last reader.</summary>");
        foreach (var input in network.Inputs)
        {
            writer.Line($"/// <param name=\"{input.Name}\">{shapes.Code(input.Shape)}</param>");
        }

        writer.Line("/// <returns>The outputs, which own their tensors: dispose them.</returns>");
        writer.Block($"public Outputs forward({Parameters(network)})", () =>
        {
            writer.Line($"CheckInputs({string.Join(", ", network.Inputs.Select(i => Names.Identifier(i.Name)))});");
            writer.Line($"using var {plan.Scope} = {TypeNames.Torch}.NewDisposeScope();");
            foreach (var step in plan.Steps)
            {
                Step(writer, step, code, network.Linked.Declaration.Name, shapes);
            }

            var outputs = network.Linked.Declaration.Outputs.Select(o => plan.Steps.First(s => s.Stage.Name == o.Name));
            Return(writer, [.. outputs.Select(s => Result(s, plan.Scope))]);
        });
    }

    /// <summary>The parameters of <c>forward</c>.</summary>
    public static string Parameters(InferredNetwork network) =>
        string.Join(", ", network.Inputs.Select(i => $"{TypeNames.Tensor} {Names.Identifier(i.Name)}"));

    public static void Run(SourceWriter writer, InferredNetwork network)
    {
        var count = network.Inputs.Count;
        writer.Line("/// <inheritdoc/>");
        writer.Block($"public override {TypeNames.Outputs} Run(params global::System.Collections.Generic.IReadOnlyList<{TypeNames.Tensor}> inputs)", () =>
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull(inputs);");
            writer.Block($"if (inputs.Count != {count})", () => writer.Line(
                $"throw new global::System.ArgumentException($\"{network.Linked.Declaration.Name} reads {count} input{(count == 1 ? "" : "s")} ({string.Join(", ", network.Inputs.Select(i => i.Name))}), but {{inputs.Count}} were given.\", nameof(inputs));"));
            writer.Line($"return forward({string.Join(", ", Enumerable.Range(0, count).Select(i => $"inputs[{i}]"))});");
        });
    }

    private static void Step(SourceWriter writer, ForwardStep step, RunTimeCode code, string network, ReadableShapes shapes)
    {
        GuardEmitter.Before(writer, step, code);
        var reads = string.Join(", ", step.Reads.Select(r => r.Read));
        var call = $"{Names.Identifier(step.Stage.Name)}({reads})";
        if (step.Stage.Linked.Declaration.Operator is "Stage" or "Layer")
        {
            // The user's own code may hand back what it was given, which is freed on its own.
            call = $"global::DaNetGen.Require.Fresh({call}, {reads})";
        }

        var shape = step.Stage.Shape is { } s ? $" // {shapes.Text(s)}" : "";
        writer.Line(step.Condition.IsAlways
            ? $"var {step.Variable} = {call};{shape}"
            : $"var {step.Variable} = {LayersEmitter.Test(step.Condition, LayersEmitter.FlagField)} ? {call} : null;{shape}");
        GuardEmitter.After(writer, step, code, network);
        foreach (var slot in step.Frees)
        {
            writer.Line(slot.Free);
        }
    }

    private static void Return(SourceWriter writer, IReadOnlyList<string> results)
    {
        if (results.Count == 1)
        {
            writer.Line($"return new Outputs({results[0]});");
            return;
        }

        writer.Line("return new Outputs(");
        for (var i = 0; i < results.Count; i++)
        {
            writer.Indented(results[i] + (i == results.Count - 1 ? ");" : ","));
        }
    }

    /// <summary>The output: an optional one is left out by its own flag, also where other stages need its value.</summary>
    private static string Result(ForwardStep step, string scope)
    {
        var (condition, flag) = (step.Condition, step.Stage.Linked.Declaration.When);
        return flag is null ? $"{scope}.MoveToOuter({step.Variable})"
            : condition.Flags.Count == 1 ? $"{step.Variable} is null ? null : {scope}.MoveToOuter({step.Variable})"
            : $"{LayersEmitter.FlagField(flag)} ? {scope}.MoveToOuter({step.Variable}{(condition.IsAlways ? "" : "!")}) : null";
    }
}
