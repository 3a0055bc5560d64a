using DaNetGen.Generator.Common;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Planning;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the conditions that the compiler could not decide: where the network is built, or before a stage runs.</summary>
internal static class GuardEmitter
{
    /// <summary>The field whose initialiser checks what hyperparameters alone decide, before any layer is made.</summary>
    public static void Fields(SourceWriter writer, InferredNetwork network)
    {
        var checks = network.Stages.SelectMany(s => s.Guards.Where(g => g.IsOfBuilding).Select(g => (Stage: s, Guard: g))).ToList();
        for (var i = 0; i < checks.Count; i++)
        {
            var (stage, guard) = checks[i];
            var call = Call(guard, t => Shapes.DimPrinter.Code(t.Plus));
            var condition = stage.Linked.Condition;
            var check = condition.IsAlways ? call : $"(!{LayersEmitter.Test(condition, Names.Identifier)} || {call})";
            if (i == 0)
            {
                writer.Line("private readonly bool _sizesFit =");
            }

            writer.Indented(check + (i == checks.Count - 1 ? ";" : " &&"));
        }
    }

    /// <summary>What has to hold before a stage runs.</summary>
    public static void Before(SourceWriter writer, ForwardStep step, RunTimeCode code) =>
        Write(writer, step, step.Stage.Guards.Where(g => !g.IsOfBuilding).Select(g => Call(g, t => code.Of(t, step.Reads))));

    /// <summary>What the user's own code promised of its result.</summary>
    public static void After(SourceWriter writer, ForwardStep step, RunTimeCode code, string network)
    {
        if (step.Stage.Promised.Count > 0)
        {
            var stage = $"Stage '{step.Stage.Name}' of '{network}'";
            var sizes = string.Join(", ", step.Stage.Promised.Select(code.Of));
            Write(writer, step, [$"global::DaNetGen.Guard.Result({step.Variable}{(step.Condition.IsAlways ? "" : "!")}, \"{stage}\", \"{step.Stage.Shape}\", {sizes})"]);
        }
    }

    private static void Write(SourceWriter writer, ForwardStep step, IEnumerable<string> checks)
    {
        var lines = checks.Select(c => c + ";").ToList();
        if (step.Condition.IsAlways)
        {
            lines.ForEach(l => writer.Line(l));
        }
        else if (lines.Count > 0)
        {
            var test = LayersEmitter.Test(step.Condition, LayersEmitter.FlagField);
            writer.Block(test[0] == '(' ? $"if {test}" : $"if ({test})", () => lines.ForEach(l => writer.Line(l)));
        }
    }

    private static string Call(Guard guard, Func<GuardTerm, string> side) =>
        $"global::DaNetGen.Guard.{guard.Kind}({side(guard.Left)}, {side(guard.Right)}, {SymbolDisplay.FormatLiteral(guard.Failure + ".", quote: true)})";
}
