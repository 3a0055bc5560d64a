using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Infers every shape of a network, stage by stage, and the networks that it uses with them.</summary>
internal static class NetworkInference
{
    /// <summary>The network by itself: hyperparameters and input sizes stay symbols.</summary>
    public static InferredNetwork Infer(LinkedNetwork linked) =>
        Infer(linked, Scope.Standalone(linked.Declaration), TypeBindings.Open, null);

    /// <summary>The network with hyperparameters, type parameters and (unless null) inputs bound.</summary>
    public static InferredNetwork Infer(LinkedNetwork linked, Scope scope, TypeBindings types, IReadOnlyList<Shape>? inputs)
    {
        var problems = new List<Problem>();
        var inputShapes = BindInputs(linked.Declaration, scope, inputs);
        if (inputs is null)
        {
            problems.AddRange(InputCheck.Problems(linked.Declaration, scope).Concat(FactCheck.OfHyperparameters(linked.Declaration)));
        }

        var (stages, comparisons) = (new List<InferredStage>(), default(Comparisons));
        if (!linked.Library.UsesItself(linked.Declaration))
        {
            foreach (var stage in linked.Stages.Where(s => IsComputed(s, scope)))
            {
                var (inferred, own) = InferStage(stage, linked, scope, types, problems);
                comparisons += own;
                if (inferred is not null)
                {
                    stages.Add(inferred);
                    Define(inferred, scope);
                }
            }
        }

        return new InferredNetwork(linked, inputShapes.ToEquatable(), stages.ToEquatable(), problems.ToEquatable(), comparisons);
    }

    /// <summary>Whether a stage is computed: not where every flag that it depends on is known to be false.</summary>
    private static bool IsComputed(LinkedStage stage, Scope scope) =>
        stage.Condition.IsAlways || stage.Condition.Flags.Any(f => scope.Hyperparameter(f) is not FlagValue { Constant: false });

    private static List<NamedShape> BindInputs(NetworkDeclaration network, Scope scope, IReadOnlyList<Shape>? actual)
    {
        var inputs = network.Inputs.ToList();
        if (actual is not null)
        {
            InputBinder.Bind(inputs, actual, scope);
        }

        var shapes = inputs.Zip(actual ?? InputBinder.Open(inputs, scope), (i, shape) => new NamedShape(i.Name, shape)).ToList();
        foreach (var input in shapes)
        {
            scope.Define(input.Name, new Value(0, input.Shape, input.Name));
        }

        return shapes;
    }

    private static (InferredStage? Stage, Comparisons Comparisons) InferStage(
        LinkedStage stage, LinkedNetwork linked, Scope scope, TypeBindings types, List<Problem> problems)
    {
        var declaration = stage.Declaration;
        var inputs = stage.Inputs.Select((s, i) => scope.FindValue(s.Name) is { } v ? v with { Id = i } : null).ToList();
        if (inputs.Any(i => i is null))
        {
            return default;
        }

        var builder = new StageBuilder(declaration, scope, inputs!, stage.Condition.IsAlways);
        try
        {
            var inferred = declaration.Uses is not null
                ? NetworkUse.Infer(stage, linked, builder, types, problems)
                : Own(stage, builder, OwnCode.Handles(declaration.Operator) ? OwnCode.Infer(builder, linked.Declaration) : Lower(builder));
            problems.AddRange(builder.Requirements.Undecided);
            var whole = inferred with
            {
                Guards = builder.Requirements.Guards.ToEquatable(),
                Promised = builder.Requirements.Promised.ToEquatable(),
            };
            return (whole, builder.Requirements.Comparisons + (inferred.Network?.Comparisons ?? default));
        }
        catch (StageException e)
        {
            if (e.Problem is not null)
            {
                problems.Add(e.Problem);
            }

            return (null, builder.Requirements.Comparisons);
        }
        catch (OverflowException)
        {
            problems.Add(Problem.At(Spot.Attribute(declaration.Name), Descriptors.TooLarge, declaration.Name));
            return (null, builder.Requirements.Comparisons);
        }
    }

    private static InferredStage Own(LinkedStage stage, StageBuilder builder, Value result) =>
        new(stage, result.Shape, EquatableArray.Of<NamedShape>(), builder.Primitives.ToEquatable(), builder.Code, null);

    internal static Value Lower(StageBuilder builder)
    {
        var declaration = builder.Declaration;
        var found = OperatorTable.Find(declaration.Operator) ?? throw new StageException(null);
        var count = builder.Inputs.Count;
        if (count < found.MinInputs || count > found.MaxInputs)
        {
            var wanted = found.MaxInputs == int.MaxValue ? $"{found.MinInputs} or more values" : found.MinInputs == 1 ? "1 value" : $"{found.MinInputs} values";
            var mistake = builder.Fail(Spot.AtStage(declaration.Name), Descriptors.InputCount, declaration.Operator, wanted, declaration.Name, $"{count}");

            // The sum of one value is that value: it means nothing, but it runs.
            throw found.MaxInputs == int.MaxValue && count == 1 ? mistake.As(DiagnosticKind.Forbidden) : mistake;
        }

        return found.Lower(builder);
    }

    private static void Define(InferredStage stage, Scope scope)
    {
        var name = stage.Linked.Declaration.ValueName;
        if (stage.Shape is not null)
        {
            scope.Define(name, new Value(0, stage.Shape, name), stage);
        }

        foreach (var output in stage.Outputs)
        {
            scope.Define(name + output.Name, new Value(0, output.Shape, name + output.Name), stage);
        }
    }
}
