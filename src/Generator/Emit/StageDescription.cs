using System.Globalization;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Emit;

/// <summary>What a stage computes, in a few words.</summary>
internal static class StageDescription
{
    /// <summary>The operator or network: <c>ConvBnRelu</c>, <c>ResNet50</c>.</summary>
    public static string Name(InferredStage stage) => stage.Linked.Declaration.Uses?.ShortName ?? stage.Linked.Declaration.Operator;

    /// <summary>The operator with its arguments and what it reads, its parameters, and when it is computed.</summary>
    public static string Sentence(InferredStage stage)
    {
        var reads = stage.Linked.Declaration.Parameters.Select(p => $"<paramref name=\"{p.Name}\"/>").ToList();
        var list = reads.Count < 2 ? string.Concat(reads) : $"{string.Join(", ", reads.Take(reads.Count - 1))} and {reads[reads.Count - 1]}";
        var count = ParameterCount(stage) is { } parameters ? $"; {parameters}" : "";
        return $"{Xml.Code(Call(stage))} of {list}{count}.{(stage.Linked.Condition.IsAlways ? "" : $" Computed only where {Condition(stage)}.")}";
    }

    /// <summary><c>1,856 parameters</c>; null where there are none, or their number depends on hyperparameters.</summary>
    public static string? ParameterCount(params IEnumerable<InferredStage> stages) => Counts.ConstantParameters(stages) is { } count and > 0
        ? $"{count.ToString("N0", CultureInfo.InvariantCulture)} parameter{(count == 1 ? "" : "s")}"
        : null;

    /// <summary><c>aux is true</c>.</summary>
    public static string Condition(InferredStage stage) => $"{Xml.Code($"{stage.Linked.Condition}")} is true";

    private static string Call(InferredStage stage)
    {
        if (stage.Linked.Declaration is { Operator: "Reuse" } reuse)
        {
            return $"Reuse({reuse.Find("stage")!.Text})";
        }

        // A layer's first argument is what it reads, unless it is a network or the user's own module.
        var code = stage.Code!;
        var isOwn = stage.Linked.Declaration is not { Uses: null, Module: null };
        var arguments = string.Join(", ", code.Arguments.Select((a, i) => Argument(stage, a, i)).Skip(isOwn || code.LayerType is null ? 0 : 1));
        return arguments.Length == 0 ? Name(stage) : $"{Name(stage)}({arguments})";
    }

    /// <summary>An argument as the user wrote it: C# has other words for <c>ceil(n / 2)</c>.</summary>
    private static string Argument(InferredStage stage, string code, int index)
    {
        var declaration = stage.Linked.Declaration;
        var colon = code.IndexOf(": ", StringComparison.Ordinal);
        var name = colon > 0 && code.Take(colon).All(c => char.IsLetterOrDigit(c) || c is '_' or '@') ? code.Substring(0, colon) : null;
        var written = UseArguments.At(declaration, index) ?? (name is null ? null : declaration.Find(name) ?? declaration.Find(Names.Pascal(name)));
        var value = written switch
        {
            { Kind: ArgumentKind.Enum } => written.Text.Substring(written.Text.LastIndexOf('.', written.Text.LastIndexOf('.') - 1) + 1),
            { Kind: ArgumentKind.Text } when !code.EndsWith("\"", StringComparison.Ordinal) => written.Text,
            _ => name is null ? code : code.Substring(colon + 2),
        };
        return name is null ? value : $"{name}: {value}";
    }
}
