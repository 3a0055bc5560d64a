using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>A stage that runs another network: binds its arguments and inputs, and infers it for this use.</summary>
internal static class NetworkUse
{
    public static InferredStage Infer(
        LinkedStage stage, LinkedNetwork linked, StageBuilder builder, TypeBindings types, List<Problem> problems)
    {
        var reference = types.Close(stage.Declaration.Uses!);
        if (reference.IsTypeParameter)
        {
            return ContractUse.Infer(stage, linked.Declaration, builder);
        }

        var used = linked.Library.Find(reference.Id) ?? throw builder.Fail(
            Spot.Attribute(stage.Declaration.Name), Descriptors.NotANetwork, reference.ShortName, ", or run a module of your own with [Layer<...>]");
        if (linked.Library.UsesItself(used))
        {
            throw new StageException(null);
        }

        var scope = new Scope(used, ArgumentBinder.Bind(used, builder));
        RequireInputs(builder, used, scope);
        var notAllowed = ArgumentBinder.NotAllowed(used, scope, builder);
        var closed = TypeBindings.Of(used, reference.TypeArguments.Select(types.Close));
        var inner = NetworkInference.Infer(
            Linker.Link(used, linked.Library), scope, closed, [.. builder.Inputs.Select(i => i.Shape)]);
        var wrong = inner.Problems.Where(p => p.IsError).ToList();
        if (notAllowed is not null)
        {
            // What the network forbids may fail inside all the same.
            throw new StageException(notAllowed).As(wrong.Exists(p => p.Kind == DiagnosticKind.WouldFail) ? DiagnosticKind.WouldFail : notAllowed.Kind);
        }

        var alone = wrong.Count > 0 && closed.Networks.Count == 0 ? NetworkInference.Infer(Linker.Link(used, linked.Library)).Problems : default;

        // What is wrong with the network itself is told where it is declared; that of another assembly can only lack a graph.
        problems.AddRange(wrong.Where(p => p.Id == Descriptors.NotANetwork.Id || !IsTold(p, alone))
            .Select(p => Nested(stage.Declaration.Name, used, p)));
        var outputs = inner.Stages.Where(s => s.Linked.Declaration.IsOutput && s.Shape is not null).Select(s => new NamedShape(s.Name, s.Shape!));
        return new InferredStage(stage, null, outputs.ToEquatable(), EquatableArray.Of<Primitive>(), Code(stage, reference, used, scope), inner);
    }

    private static StageCode Code(LinkedStage stage, NetworkReference reference, NetworkDeclaration used, Scope scope)
    {
        var count = UseArguments.Count(stage.Declaration);
        var arguments = used.Hyperparameters.Take(count).Select(h => $"{Names.Identifier(h.Name)}: {scope.Hyperparameter(h.Name)!.Code}");
        return new StageCode(reference.Type, arguments.ToEquatable(), null);
    }

    private static void RequireInputs(StageBuilder builder, NetworkDeclaration used, Scope scope)
    {
        var stage = builder.Declaration;
        var inputs = used.Inputs.ToList();
        if (inputs.Count != builder.Inputs.Count)
        {
            var names = string.Join(", ", inputs.Select(i => $"'{i.Name}'"));
            throw builder.Fail(
                Spot.AtStage(stage.Name), Descriptors.InputCount, $"Use<{used.Name}>", $"{inputs.Count} ({names})", stage.Name, $"{builder.Inputs.Count}");
        }

        InputBinder.Bind(inputs, [.. builder.Inputs.Select(i => i.Shape)], scope);
        for (var i = 0; i < inputs.Count; i++)
        {
            foreach (var fit in Fits.Of(inputs[i], builder.Inputs[i].Shape, scope, builder.Scope.Known))
            {
                Report(builder, used, i, fit);
            }
        }
    }

    private static void Report(StageBuilder builder, NetworkDeclaration used, int index, Fit fit)
    {
        builder.Requirements.Count(fit.Verdict);
        if (fit.Verdict == Verdict.Equal)
        {
            return;
        }

        var (stage, value) = (builder.Declaration, builder.Inputs[index]);
        var (what, actual) = fit.Describe(value.Shape);

        // Where a hyperparameter says what is expected, its argument is what a person would change.
        var argument = used.Hyperparameters.ToList().FindIndex(h => h.Name == fit.Declared?.Text);
        var spot = argument >= 0 && UseArguments.At(stage, argument) is not null
            ? Spot.Argument(stage.Name, UseArguments.Name(argument))
            : Spot.Parameter(stage.Name, stage.Parameters[index].Name);
        var origin = argument >= 0 ? $"'{fit.Declared!.Text}' of {used.Name}" : fit.Origin(used.Inputs.ElementAt(index).Name, used.Name);
        builder.Misfit(spot, fit, what, value.Name, origin, actual);
    }

    /// <summary>Whether a problem is one of the network itself: its stage has an error standing alone, of no milder kind.</summary>
    public static bool IsTold(Problem problem, IEnumerable<Problem> alone) => alone.Any(a =>
        a.IsError && a.Spot.Stage == problem.Spot.Stage && (a.Spot == problem.Spot || a.Spot.Stage is not null)
        && (a.Kind == problem.Kind || a.Kind == DiagnosticKind.WouldFail));

    /// <summary>A problem inside a network as one of the stage that uses it, at the stage's attribute.</summary>
    public static Problem Nested(string stage, NetworkDeclaration used, Problem problem) => problem.Id == Descriptors.InsideUse.Id
        ? problem with { Spot = Spot.Attribute(stage) }
        : Problem.At(Spot.Attribute(stage), Descriptors.InsideUse, used.Name, problem.Spot.Stage ?? used.Name, problem.Message) with { OwnKind = problem.Kind };
}
