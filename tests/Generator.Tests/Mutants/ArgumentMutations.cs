using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>Other values for the arguments of attributes.</summary>
internal static class ArgumentMutations
{
    /// <summary>Those for an argument of an operator.</summary>
    public static IEnumerable<string> Of(ExpressionSyntax argument, IEnumerable<string> hyperparameters) => argument switch
    {
        LiteralExpressionSyntax { Token.Value: int n } => new[] { n + 1, n - 1, 2 * n, n / 2, 7, 0 }.Where(m => m != n).Distinct().Select(m => $"{m}"),
        LiteralExpressionSyntax { Token.Value: double } => ["1.5", "0.5"],
        LiteralExpressionSyntax { Token.Value: bool b } => [b ? "false" : "true"],
        LiteralExpressionSyntax { Token.Value: string text } => [.. Texts(text)],
        InvocationExpressionSyntax { ArgumentList.Arguments: [var name] } => hyperparameters.Append(name + "s").Where(h => h != name.ToString()).Select(h => $"nameof({h})").Append("2").Append($"\"{name} + 1\""),
        _ => [],
    };

    /// <summary>Arguments that an operator takes and that are not written.</summary>
    public static IEnumerable<string> Added(string @operator) => @operator switch
    {
        "ConvBnRelu" or "Conv" => ["kernel: 2", "kernel: 5", "kernel: 0", "stride: 2", "stride: 0", "padding: 0", "padding: 4", "padding: -1", "dilation: 2", "dilation: 0", "groups: 3", "groups: 4", "groups: 5", "groups: 7", "norm: Norm.Group"],
        "BasicStage" or "BottleneckStage" => ["stride: 2", "stride: 3", "stride: 0", "NominalStride = 4", "NominalStride = 0", "OutputStride = 2", "OutputStride = 0", "OutputStride = nameof(norm)"],
        "Stem" => ["deep: true"],
        "ChannelAttention" => ["reduction: 2"],
        "Upsample" => ["AlignCorners = false"],
        "Classifier" => ["Channelwise = true"],
        _ => [],
    };

    /// <summary>Those for a dimension of <c>[Shape]</c>.</summary>
    public static IEnumerable<string> OfDimension(ExpressionSyntax dimension, int axis) => dimension switch
    {
        LiteralExpressionSyntax { Token.Value: int n } => [$"{n + 1}", $"{n - 1}", "\"C\"", "\"H\""],
        LiteralExpressionSyntax => [axis switch { 0 => "1", 2 => "\"W\"", _ => "\"H\"" }, "5"],
        _ => ["3", "64", "\"C\"", "nameof(classes)", "\"channels * 2\"", "\"channels + 1\""],
    };

    private static IEnumerable<string> Texts(string text)
    {
        yield return $"\"{text} + 1\"";
        yield return $"\"{text} * 2\"";
        yield return $"\"({text}) / 3\"";
        yield return $"\"{text[1..]}\"";
        if (text.Contains("Layer4"))
            yield return $"\"{text.Replace("Layer4", "Layer2")}\"";
        yield return "20";
    }
}
