using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Finds declared shapes of inputs that cannot be read, and facts that cannot hold.</summary>
internal static class InputCheck
{
    public static IEnumerable<Problem> Problems(NetworkDeclaration network, Scope scope) =>
        from stage in network.Stages
        from parameter in stage.Parameters
        from problem in Dimensions(stage, parameter, scope).Concat(FactCheck.OfInput(stage, parameter, network))
        select problem;

    private static IEnumerable<Problem> Dimensions(StageDeclaration stage, StageParameter parameter, Scope scope)
    {
        var dims = parameter.Shape ?? EquatableArray.Of<ArgumentValue>();
        for (var axis = 0; axis < dims.Count; axis++)
        {
            var spot = new Spot(SpotKind.ParameterAttribute, stage.Name, parameter.Name, new AttributeArgument("Shape", axis));
            if (dims[axis] is { Kind: not (ArgumentKind.Int or ArgumentKind.Text or ArgumentKind.Unreadable) } other)
            {
                yield return Problem.At(
                    spot, Descriptors.BadArgument, "dimensions", "Shape", "an int, a symbol, a hyperparameter or an expression over them", $"{other}");
            }
            else if (dims[axis] is { Kind: ArgumentKind.Int, Text: var number } && (number[0] == '-' || number == "0"))
            {
                yield return Problem.At(spot, Descriptors.NotPositive, "dimensions", "Shape", "at least 1", number);
            }
            else if (dims[axis] is { Kind: ArgumentKind.Text, Text: var text } && DimParser.Parse(text, scope.Resolve) is { Dim: null } parsed
                && DimText.Mistake(text, parsed, scope, spot, "[Shape]") is { } problem)
            {
                yield return problem.Id == Descriptors.UnknownHyperparameter.Id && problem.Arguments[3].Length == 0
                    ? problem with { Arguments = EquatableArray.Of(problem.Arguments[0], problem.Arguments[1], problem.Arguments[2], Hint) }
                    : problem;
            }
        }
    }

    private const string Hint = ": a new size stands alone in a dimension, and [MultipleOf] says what divides it";
}
