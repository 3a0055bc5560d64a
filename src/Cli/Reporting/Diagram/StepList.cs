using System.Text.RegularExpressions;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>Lists what a stage computes, in order: its primitives, those of residual blocks together.</summary>
/// <param name="size">The input for which shapes are given.</param>
internal sealed partial class StepList(InputSize size)
{
    private static readonly string[] Shown = ["stride", "dilation", "groups"];

    /// <summary>The steps of a stage; none where it is a single one.</summary>
    public IReadOnlyList<Step> Of(InferredStage stage)
    {
        if (stage.Primitives.Count < 2) return [];
        IReadOnlyList<Primitive>[] blocks = [.. Blocks(stage.Primitives)];
        return blocks.Length == 1 ? [.. stage.Primitives.Select(p => Of(p, ""))] : [.. blocks.Select(Block)];
    }

    /// <summary>Blocks are told by their keys, <c>0.conv1.weight</c>; what has no weights belongs to the block before it.</summary>
    private static IEnumerable<IReadOnlyList<Primitive>> Blocks(IEnumerable<Primitive> primitives)
    {
        List<Primitive> block = [];
        string? number = null;
        foreach (Primitive primitive in primitives)
        {
            string? own = Number(primitive);
            if (own is not null && number is not null && own != number)
            {
                yield return block;
                block = [];
            }
            number = own ?? number;
            block.Add(primitive);
        }
        yield return block;
    }

    private static string? Number(Primitive primitive) =>
        primitive.Weights.Count > 0 && KeyInBlock().Match(primitive.Weights[0].Key) is { Success: true } match ? match.Groups[1].Value : null;

    private Step Block(IReadOnlyList<Primitive> primitives)
    {
        string number = primitives.Select(Number).First(n => n is not null)!;
        Step[] steps = [.. primitives.Select(p => Of(p, number + "."))];
        return new("", $"block {number}", steps[^1].Shape, steps.Sum(s => s.Parameters), steps.Sum(s => s.MultiplyAdds), steps);
    }

    private Step Of(Primitive primitive, string prefix)
    {
        string key = primitive.Weights.Count == 0 ? "" : primitive.Weights[0].Key[prefix.Length..];
        string name = key == "weight" ? "" : key.EndsWith(".weight", StringComparison.Ordinal) ? key[..^".weight".Length] : key;
        long parameters = primitive.Weights.Where(w => !w.IsBuffer).Sum(w => Number(w.Shape.Size));
        return new(name, What(primitive), $"{primitive.Shape.Substitute(size.Of)}", parameters, Number(primitive.MultiplyAdds), []);
    }

    private string What(Primitive primitive)
    {
        string kernel = primitive.Kind == "Conv" && primitive.Weights.Count > 0 && primitive.Weights[0].Shape.Rank == 4
            ? $" {primitive.Weights[0].Shape[2]}x{primitive.Weights[0].Shape[3]}"
            : "";
        IEnumerable<string> settings = Shown.SelectMany(name => primitive.Settings.Where(s => s.Name == name && s.Value.Constant != 1)).Select(s => $", {s.Name} {s.Value}");
        return $"{primitive.Kind}{kernel}{string.Concat(settings)}";
    }

    private long Number(Dim count) => count.Substitute(size.Of).Constant ?? 0;

    [GeneratedRegex(@"^(\d+)\.[^.]+\..+")]
    private static partial Regex KeyInBlock();
}
