using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Oracle;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp;

namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Whether a mistake is called one that would fail, or one that is forbidden: what TorchSharp makes of the very values decides.</summary>
public sealed class KindTests
{
    private const string Image = "\"B\", 12, \"H\", \"W\"";

    private static readonly string[] OfAnImage =
    [
        "Conv(0)", "Conv(-2)", "Conv(4, kernel: 0)", "Conv(4, kernel: -1)", "Conv(4, stride: 0)", "Conv(4, stride: -1)", "Conv(4, kernel: 3, padding: -1)",
        "Conv(4, kernel: 3, dilation: 0)", "Conv(4, groups: 0)", "Conv(12, groups: -1)", "Conv(12, groups: 5)", "Conv(13, groups: 3)", "ConvBnRelu(0)", "ConvBnRelu(20, norm: Norm.Group)",
        "MaxPool(0)", "MaxPool(2, stride: 0)", "MaxPool(2, padding: -1)", "MaxPool(2, padding: 2)", "AdaptiveAvgPool(0)", "AdaptiveAvgPool(-1)", "AdaptiveAvgPool(3, width: 0)",
        "Linear(0)", "Linear(-1)", "GroupNorm(0)", "GroupNorm(-1)", "GroupNorm(5)", "Dropout(1.5)", "Dropout2d(-0.5)", "Classifier(0)", "Classifier(3, dropout: 1.5)",
        "BasicStage(0, 4)", "BasicStage(1, 0)", "BasicStage(1, 4, stride: 0)", "BasicStage(1, 4, NominalStride = 0)", "BasicStage(1, 4, NominalStride = 8, OutputStride = 0)",
        "BottleneckStage(1, 0)", "Stem(0)", "Stem(1, deep: true)", "PositionAttention(0)", "PositionAttention(5)", "PositionAttention(13)", "Sum", "Multiply", "Concat", "Concat(-1)",
    ];

    public static TheoryData<string, string> Mistakes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var attribute in OfAnImage)
                data.Add(attribute, Image);
            foreach (var shape in new[] { "\"B\"", "\"B\", 12", "\"B\", 12, \"W\"", "\"B\", 12, 3, \"H\", \"W\"" })
            {
                foreach (var attribute in ReferenceOperators.Names.Except(["Relu", "Sigmoid", "Linear", "Dropout", "Upsample", "Sum", "Multiply", "Concat"]).Select(Plain))
                    data.Add(attribute, shape);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void EachIsOfTheKindThatTorchSharpMakesIt(string attribute, string shape)
    {
        var source = $$"""
            using static TorchSharp.torch;

            [Network]
            public partial class Net
            {
                [{{attribute}}, Output]
                private partial Tensor Made([Shape({{shape}})] Tensor x);
            }
            """;

        var error = Expanded.Of(source).AnalyzerDiagnostics().Single(d => d.Severity == DiagnosticSeverity.Error);

        Assert.Equal(Runs(source) ? nameof(DiagnosticKind.Forbidden) : nameof(DiagnosticKind.WouldFail), error.Properties[Problem.KindProperty]);
    }

    private static bool Runs(string source)
    {
        using var scope = torch.NewDisposeScope();
        var reference = new ReferenceProgram([CSharpSyntaxTree.ParseText(source).GetRoot()]);
        return Trial.Sizes.Take(Trial.Few).Any(sizes =>
            reference.Try(new ReferenceType("Net", []), new Dictionary<string, object?>(), frame => Trial.Inputs(frame, sizes)).Truth == Truth.Runs);
    }

    private static string Plain(string @operator) => @operator switch
    {
        "Conv" or "ConvBnRelu" or "Stem" or "Classifier" => @operator + "(4)",
        "GroupNorm" => "GroupNorm(3)",
        "MaxPool" or "AdaptiveAvgPool" => @operator + "(1)",
        "BasicStage" or "BottleneckStage" => @operator + "(1, 4)",
        _ => @operator,
    };
}
