using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>
/// The ways out of the language: a stage with the user's own body, the user's own module as a layer (both with declared
/// shapes), and a stage that runs another's layer again.
/// </summary>
internal static class OwnCode
{
    public static bool Handles(string @operator) => @operator is "Stage" or "Layer" or "Reuse";

    public static Value Infer(StageBuilder stage, NetworkDeclaration network) =>
        stage.Declaration.Operator == "Reuse" ? Reuse(stage, network) : Declared(stage);

    private static Value Declared(StageBuilder stage)
    {
        var declaration = stage.Declaration;
        if (declaration.Result is not { } dims)
        {
            var what = declaration.Module is null ? "its own body" : "a module of its own";
            throw stage.Fail(Spot.AtStage(declaration.Name), Descriptors.MissingShape, declaration.Name, what);
        }

        var result = stage.Add(declaration.Operator, stage.Inputs, InputBinder.Result(dims, stage), Footprint.OfInputs);
        stage.Requirements.Promise(result.Shape);
        if (declaration.Module is { } module)
        {
            var arguments = Enumerable.Range(0, UseArguments.Count(declaration)).Select(i => Argument(stage, UseArguments.At(declaration, i)!));
            stage.Write(new StageCode(module, arguments.ToEquatable(), null));
        }

        return result;
    }

    /// <summary>A module's constructor argument: a hyperparameter or expression over them, else the constant itself.</summary>
    private static string Argument(StageBuilder stage, ArgumentValue value)
    {
        if (value.Kind != ArgumentKind.Text)
        {
            return value.Code;
        }

        if (stage.Scope.Hyperparameter(value.Text) is { } hyperparameter)
        {
            return hyperparameter.Code;
        }

        return DimParser.Parse(value.Text, stage.Scope.Resolve).Dim is { } dim ? DimPrinter.Code(dim) : value.Code;
    }

    private static Value Reuse(StageBuilder stage, NetworkDeclaration network)
    {
        var name = stage.Declaration.Find("stage")?.Text ?? "";
        var spot = Spot.Argument(stage.Declaration.Name, "stage");
        var reused = network.FindStage(name);
        if (reused is null || reused == stage.Declaration)
        {
            var nearest = Names.Nearest(name, network.Stages.Select(s => s.Name).Where(n => n != stage.Declaration.Name));
            throw stage.Fail(spot, Descriptors.BadReuse, name, nearest is null ? "there is no such stage" : $"there is no such stage; did you mean '{nearest}'?");
        }

        if (reused.Uses is not null || Handles(reused.Operator))
        {
            throw stage.Fail(spot, Descriptors.BadReuse, name, "only a stage of the language's own operators can be");
        }

        var original = new StageBuilder(reused, stage.Scope, OriginalInputs(reused, stage), isAlways: false);
        NetworkInference.Lower(original);
        var here = reused with { Name = stage.Declaration.Name, Parameters = stage.Declaration.Parameters };
        var again = new StageBuilder(here, stage.Scope, stage.Inputs, stage.IsAlways);
        var result = NetworkInference.Lower(again);
        if (again.Code?.LayerType is null)
        {
            throw stage.Fail(spot, Descriptors.BadReuse, name, "it has no layer to share");
        }

        if (!again.Code.Equals(original.Code))
        {
            throw stage.Fail(spot, Descriptors.BadReuse, name, $"its layer is built for {original.Inputs[0].Shape}, but '{stage.Inputs[0].Name}' is {stage.Inputs[0].Shape}")
                .As(HaveOtherWeights(original, again) ? DiagnosticKind.WouldFail : DiagnosticKind.Forbidden);
        }

        stage.Requirements.Add(again.Requirements);

        // The weights belong to the first use; this one only computes with them.
        stage.Adopt(again.Primitives.Select(p => p with { Weights = EquatableArray.Of<Weight>() }));
        return result;
    }

    /// <summary>Whether a weight of one surely has another shape than that of the other, so that it cannot be shared.</summary>
    private static bool HaveOtherWeights(StageBuilder original, StageBuilder again) => original.Primitives.SelectMany(p => p.Weights)
        .Zip(again.Primitives.SelectMany(p => p.Weights), (a, b) => a.Shape.Dims.Zip(b.Shape.Dims, (x, y) => Comparison.Compare(x, y)))
        .Any(dims => dims.Contains(Verdict.Different));

    private static IReadOnlyList<Value> OriginalInputs(StageDeclaration reused, StageBuilder stage) =>
        [.. reused.Parameters.Select((p, i) => stage.Scope.FindValue(p.IsInput ? p.Name : Names.Camel(p.Source)) is { } v
            ? v with { Id = i }
            : throw new StageException(null))];
}
