using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>Finds attributes of the language on members where they say nothing.</summary>
internal static class PlacementCheck
{
    private static readonly string[] OfParameters = ["Shape", "From", "InputSize", "MultipleOf", "AtLeast", "OneOf"];

    public static IEnumerable<Problem> Problems(INamedTypeSymbol type, NetworkDeclaration network, CancellationToken cancellation)
    {
        var methods = type.GetMembers().OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary);
        return methods.SelectMany(m => m.GetAttributes().Any(Symbols.IsStage) ? OnStage(m, network) : OnMethod(m))
            .Concat(NetworkParser.PrimaryConstructor(type, cancellation)?.Parameters.SelectMany(OnHyperparameter) ?? []);
    }

    private static IEnumerable<Problem> OnMethod(IMethodSymbol method)
    {
        const string why = "no attribute says that it is a stage";
        foreach (var attribute in new[] { "Output", "Key" }.Where(a => method.Attribute(a) is not null && !StructureParser.LacksOperator(method)))
        {
            yield return Problem.At(Spot.AtStage(method.Name), Descriptors.Misplaced, attribute, $"method '{method.Name}'", why);
        }

        foreach (var parameter in method.Parameters)
        {
            foreach (var attribute in OfParameters.Where(a => parameter.Attribute(a) is not null))
            {
                yield return At(method.Name, parameter.Name, attribute, $"parameter '{parameter.Name}' of '{method.Name}'", why);
            }
        }
    }

    private static IEnumerable<Problem> OnStage(IMethodSymbol method, NetworkDeclaration network)
    {
        if (network.FindStage(method.Name) is not { } stage)
        {
            yield break;
        }

        if (stage is { Result: not null, Operator: not ("Stage" or "Layer" or "?") })
        {
            yield return Problem.At(
                new Spot(SpotKind.ResultAttribute, method.Name, Within: new AttributeArgument("Shape", -1)),
                Descriptors.Misplaced, "Shape", $"the result of '{method.Name}'", "the compiler infers it, and own code alone declares its own");
        }

        foreach (var (symbol, parameter) in method.Parameters.Zip(stage.Parameters, (s, p) => (s, p)))
        {
            if (symbol.Attribute("OneOf") is not null)
            {
                yield return At(stage.Name, parameter.Name, "OneOf", $"parameter '{parameter.Name}' of '{stage.Name}'", "it is about hyperparameters");
            }

            if (parameter.IsInput && symbol.Attribute("From") is not null)
            {
                yield return At(stage.Name, parameter.Name, "From", $"parameter '{parameter.Name}' of '{stage.Name}'", "with [Shape] it is an input, which reads no stage");
            }

            if (parameter.IsInput && network.Inputs.First(i => i.Name == parameter.Name) is var first && !first.Equals(parameter with { Source = first.Source }))
            {
                yield return At(
                    stage.Name, parameter.Name, "Shape", $"parameter '{parameter.Name}' of '{stage.Name}'",
                    "the input is declared otherwise before: declare it once, and read it by its name alone");
            }
        }
    }

    private static IEnumerable<Problem> OnHyperparameter(IParameterSymbol parameter)
    {
        var wrong = new[] { "Shape", "From" }.Concat(HyperparameterKinds.Of(Symbols.Name(parameter.Type)) == HyperparameterKind.Int ? [] : ["OneOf"]);
        return wrong.Where(a => parameter.Attribute(a) is not null).Select(a => Problem.At(
            new Spot(SpotKind.HyperparameterAttribute, Name: parameter.Name, Within: new AttributeArgument(a, -1)),
            Descriptors.Misplaced, a, $"hyperparameter '{parameter.Name}'", a == "OneOf" ? "it is about int" : "it is about what stages read"));
    }

    private static Problem At(string stage, string parameter, string attribute, string what, string why) => Problem.At(
        new Spot(SpotKind.ParameterAttribute, stage, parameter, new AttributeArgument(attribute, -1)), Descriptors.Misplaced, attribute, what, why);
}
