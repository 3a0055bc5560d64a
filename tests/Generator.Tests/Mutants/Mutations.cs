using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>Everything that can be changed about a network, found in its syntax.</summary>
internal sealed class Mutations(SyntaxTree tree, ClassDeclarationSyntax type)
{
    private static readonly string[] Replacements =
        ["Flatten", "MaxPool(2)", "MaxPool(2, padding: 2)", "AdaptiveAvgPool(1)", "Linear(8)", "Conv(6)", "GroupNorm(7)", "Sum", "Concat", "Concat(2)", "Multiply", "PositionAttention(7)"];

    private readonly string network = type.Identifier.ValueText;
    private readonly List<MethodDeclarationSyntax> stages = [.. type.Members.OfType<MethodDeclarationSyntax>()];

    private IEnumerable<string> Hyperparameters => type.ParameterList?.Parameters.Select(p => p.Identifier.ValueText) ?? [];

    public IEnumerable<Mutant> All() => stages.SelectMany(Stage).Concat(OfHyperparameters());

    private IEnumerable<Mutant> Stage(MethodDeclarationSyntax stage)
    {
        var name = stage.Identifier.ValueText;
        var attributes = stage.AttributeLists.SelectMany(l => l.Attributes).ToList();
        var values = Operator(attributes[0]).Concat(stage.ParameterList.Parameters.SelectMany(p => p.AttributeLists).SelectMany(l => l.Attributes).Where(a => a.Name.ToString() == "Shape").SelectMany(Shape));
        var names = attributes.Skip(1).SelectMany(Mark).Concat(Parameters(stage)).Append((Span: stage.FullSpan, Text: ""));
        return values.Select(c => Mutant.Of(tree, network, name, false, c.Span, c.Text)).Concat(names.Select(c => Mutant.Of(tree, network, name, true, c.Span, c.Text)));
    }

    /// <summary>The attribute that says what a stage computes.</summary>
    private IEnumerable<(TextSpan Span, string Text)> Operator(AttributeSyntax attribute)
    {
        var arguments = attribute.ArgumentList?.Arguments.ToList() ?? [];
        foreach (var argument in arguments)
        {
            foreach (var value in ArgumentMutations.Of(argument.Expression, Hyperparameters))
                yield return (argument.Expression.Span, value);
            yield return (attribute.ArgumentList!.Span, $"({string.Join(", ", arguments.Where(a => a != argument))})");
        }

        foreach (var (a, b) in arguments.Zip(arguments.Skip(1)).Where(p => p.First.NameEquals is null && p.Second.NameEquals is null))
            yield return (TextSpan.FromBounds(a.SpanStart, b.Span.End), $"{b}, {a}");
        foreach (var added in ArgumentMutations.Added(attribute.Name.ToString()).Where(a => arguments.All(x => x.NameColon?.Name + ":" != a.Split(' ')[0] && x.NameEquals?.Name + "" != a.Split(' ')[0])))
            yield return arguments.Count == 0 ? (new TextSpan(attribute.Name.Span.End, 0), $"({added})") : (Insertion(arguments, added), added.Contains('=') ? $", {added}" : $", {added}");
        foreach (var other in Replacements)
            yield return (attribute.Span, other);
    }

    /// <summary>Constructor arguments come before properties.</summary>
    private static TextSpan Insertion(List<AttributeArgumentSyntax> arguments, string added) =>
        new((added.Contains('=') ? arguments[^1] : arguments.TakeWhile(a => a.NameEquals is null).Last()).Span.End, 0);

    /// <summary>[Output] and [Key].</summary>
    private IEnumerable<(TextSpan Span, string Text)> Mark(AttributeSyntax attribute)
    {
        switch (attribute.Name.ToString())
        {
            case "Output":
                yield return attribute.Parent is AttributeListSyntax { Attributes.Count: 1 } alone ? (alone.Span, "") : (attribute.Span, "Key(\"moved\")");
                yield return (attribute.Span, attribute.ArgumentList is null ? "Output(When = nameof(aux))" : "Output");
                if (attribute.ArgumentList is { } when)
                    yield return (when.Span, "(When = \"auxiliary\")");
                break;
            case "Key":
                yield return (attribute.ArgumentList!.Arguments[0].Span, "\"model\"");
                yield return (attribute.ArgumentList!.Arguments[0].Span, "\"a.b\"");
                break;
        }
    }

    private IEnumerable<(TextSpan Span, string Text)> Parameters(MethodDeclarationSyntax stage)
    {
        var parameters = stage.ParameterList.Parameters;
        foreach (var parameter in parameters)
        {
            var name = parameter.Identifier.ValueText;
            foreach (var other in Others(stage, name))
                yield return (parameter.Identifier.Span, other);
            foreach (var shape in parameter.AttributeLists)
                yield return (shape.Span, "");

            yield return (parameters.Count == 1 ? parameter.Span : stage.ParameterList.Parameters.Span, string.Join(", ", parameters.Where(p => p != parameter)));
        }

        if (parameters.Count == 2)
            yield return (parameters.Span, $"{parameters[1]}, {parameters[0]}");
        yield return (new TextSpan(stage.ParameterList.CloseParenToken.SpanStart, 0), ", " + (stages[0] == stage ? "[Shape(\"B\", 3)] Tensor extra" : $"Tensor {stages[0].ParameterList.Parameters[0].Identifier}"));
    }

    /// <summary>A misspelling, and everything else that a parameter could read.</summary>
    private IEnumerable<string> Others(MethodDeclarationSyntax stage, string name)
    {
        yield return name + "s";
        yield return name[..^1];
        yield return "@" + char.ToUpperInvariant(name[0]) + name[1..];
        var values = stages.Where(s => s != stage).SelectMany(Values).Concat(stages[0].ParameterList.Parameters.Select(p => p.Identifier.ValueText));
        foreach (var other in values.Where(v => v != name && stage.ParameterList.Parameters.All(p => p.Identifier.ValueText != v)))
            yield return other;
    }

    private static IEnumerable<string> Values(MethodDeclarationSyntax stage)
    {
        var value = char.ToLowerInvariant(stage.Identifier.ValueText[0]) + stage.Identifier.ValueText[1..];
        return stage.ReturnType.ToString() switch
        {
            "IFeatureMaps" => ["Layer1", "Layer3", "Layer4"],
            "DualAttentionHead.Outputs" => ["Fused", "Position"],
            "FcnHead.Outputs" or "PositionAttentionHead.Outputs" or "ChannelAttentionHead.Outputs" => ["Logits"],
            _ => new[] { "" },
        } is var outputs ? outputs.Select(o => value + o) : [];
    }

    private static IEnumerable<(TextSpan Span, string Text)> Shape(AttributeSyntax shape)
    {
        var dims = shape.ArgumentList!.Arguments;
        foreach (var (dim, i) in dims.Select((d, i) => (d, i)))
        {
            foreach (var value in ArgumentMutations.OfDimension(dim.Expression, i))
                yield return (dim.Span, value);
            yield return (dims.Span, string.Join(", ", dims.Where(d => d != dim)));
        }

        yield return (dims.Span, $"{dims}, 1");
    }

    private IEnumerable<Mutant> OfHyperparameters()
    {
        foreach (var parameter in type.ParameterList?.Parameters ?? [])
        {
            if (parameter.Default is { Value: LiteralExpressionSyntax { Token.Value: int value } } missing)
            {
                yield return Mutant.Of(tree, network, null, false, missing.Value.Span, $"{value / 2}");
                yield return Mutant.Of(tree, network, null, false, missing.Value.Span, $"{value + 1}");
            }

            yield return Mutant.Of(tree, network, null, true, parameter.Identifier.Span, parameter.Identifier.ValueText + "Of");
            yield return Mutant.Of(tree, network, null, true, type.ParameterList!.Parameters.Span, string.Join(", ", type.ParameterList.Parameters.Where(p => p != parameter)));
        }
    }
}
