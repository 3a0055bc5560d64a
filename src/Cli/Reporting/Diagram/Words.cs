using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>The words on a network's boxes and lines.</summary>
/// <param name="network">The whole network, of whose multiply-adds stages have their share.</param>
/// <param name="size">The input for which shapes are given.</param>
internal sealed class Words(InferredNetwork network, InputSize size)
{
    private readonly StepList steps = new(size);
    private readonly double whole = Math.Max(1, network.Stages.Sum(stage => Number(Counts.MultiplyAdds(stage), size)));

    /// <summary>The box of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="around">The box of the network that it lies in; null for the whole one.</param>
    public Box Of(InferredStage stage, Box? around)
    {
        StageDeclaration declaration = stage.Linked.Declaration;
        bool isOutput = around is null && declaration.IsOutput;
        long multiplyAdds = Number(Counts.MultiplyAdds(stage), size);
        return new(
            around is null ? stage.Name : $"{around.Path}.{stage.Name}",
            stage.Network is not null ? BoxKind.Network : isOutput ? BoxKind.Output : BoxKind.Stage,
            stage.Name,
            stage.Network?.Linked.Declaration.Name ?? declaration.Operator + Target(stage))
        {
            Shape = Concrete(stage.Shape), Symbolic = $"{stage.Shape}", Parameters = Number(Counts.Parameters(stage), size), MultiplyAdds = multiplyAdds,
            Share = multiplyAdds / whole, Condition = $"{stage.Linked.Condition}", Steps = stage.Network is null ? steps.Of(stage) : [],
        };
    }

    /// <summary>The boxes of a network's stages in the order of computation, those of a network inside after it.</summary>
    public IEnumerable<Box> All(InferredNetwork inside, Box? around = null) => inside.Stages.SelectMany(stage =>
    {
        Box box = Of(stage, around);
        return stage.Network is { } network ? All(network, box).Prepend(box) : [box];
    });

    /// <summary>The box of an input.</summary>
    public Box OfInput(NamedShape input) =>
        new(input.Name, BoxKind.Input, input.Name, "input") { Shape = Concrete(input.Shape), Symbolic = $"{input.Shape}" };

    /// <summary>What is written on a line: the shape that travels, in symbols and for the input size.</summary>
    public IReadOnlyList<string> OnLine(Shape? shape) => shape is null ? [] : [.. ((string[])[$"{shape}", Concrete(shape)]).Distinct()];

    /// <summary>Whether a stage reads one of its inputs for its size alone, as a resize does.</summary>
    public static bool IsOnlySize(InferredStage stage, int input)
    {
        bool IsTarget(Primitive primitive) => primitive.Kind == "Resize" && primitive.Inputs.Skip(1).Contains(input) && primitive.Inputs[0] != input;
        return stage.Primitives.Any(IsTarget) && stage.Primitives.All(primitive => IsTarget(primitive) || !primitive.Inputs.Contains(input));
    }

    private string Concrete(Shape? shape) => shape is null ? "" : $"{shape.Substitute(size.Of)}";

    private static long Number(Dim count, InputSize size) => count.Substitute(size.Of).Constant ?? 0;

    private static string Target(InferredStage stage)
    {
        ValueSource[] sizes = [.. stage.Linked.Inputs.Where((_, i) => IsOnlySize(stage, i))];
        return sizes.Length == 0 ? "" : $" to {string.Join(", ", sizes.Select(s => s.Name))}";
    }
}
