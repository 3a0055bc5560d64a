using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>The words on a stage's box.</summary>
/// <param name="size">The input for which shapes are given.</param>
internal sealed class Words(InputSize size)
{
    /// <summary>The box of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="path">The stage with those around it.</param>
    /// <param name="isOutput">Whether its result leaves the whole network.</param>
    public Box Of(InferredStage stage, string path, bool isOutput)
    {
        StageDeclaration declaration = stage.Linked.Declaration;
        long parameters = Counts.Parameters(stage).Substitute(size.Of).Constant ?? 0;
        string shape = Of(stage.Shape), what = stage.Network?.Linked.Declaration.Name ?? declaration.Operator + Target(stage);
        string counted = parameters == 0 ? "no parameters" : $"{Figures.Many(parameters, "parameter")}";
        return new(
            path, stage.Network is not null ? BoxKind.Network : isOutput ? BoxKind.Output : BoxKind.Stage, stage.Name,
            parameters == 0 ? "" : Figures.Compact(parameters), what, shape,
            $"{path}: {what}, {(shape.Length == 0 ? "" : $"result {shape}, ")}{counted}{(isOutput ? ", an output" : "")}");
    }

    /// <summary>The box of an input.</summary>
    public Box OfInput(NamedShape input) =>
        new(input.Name, BoxKind.Input, input.Name, "", "input", Of(input.Shape), $"{input.Name}: the input, {Of(input.Shape)}");

    /// <summary>Whether a stage reads one of its inputs for its size alone, as a resize does.</summary>
    public static bool IsOnlySize(InferredStage stage, int input)
    {
        bool IsTarget(Primitive primitive) => primitive.Kind == "Resize" && primitive.Inputs.Skip(1).Contains(input) && primitive.Inputs[0] != input;
        return stage.Primitives.Any(IsTarget) && stage.Primitives.All(primitive => IsTarget(primitive) || !primitive.Inputs.Contains(input));
    }

    private string Of(Shape? shape) => shape is null ? "" : $"{shape.Substitute(size.Of)}";

    private static string Target(InferredStage stage)
    {
        ValueSource[] sizes = [.. stage.Linked.Inputs.Where((_, i) => IsOnlySize(stage, i))];
        return sizes.Length == 0 ? "" : $" to {string.Join(", ", sizes.Select(s => s.Name))}";
    }
}
