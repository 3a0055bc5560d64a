using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Robustness;

/// <summary>Declarations that no one means, which must neither throw nor silence the other networks.</summary>
public sealed class OddDeclarationTests
{
    private const string Good = """
        using static TorchSharp.torch;
        [Network]
        public sealed partial class Good
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", 3)] Tensor x);
        }

        """;

    [Theory]
    [InlineData("[Network] partial class Bad { } [Network] partial class Bad { }")]
    [InlineData("[Network] partial class good { [Relu, Output] private partial Tensor Active([Shape(1)] Tensor x); }")]
    [InlineData("[Network] partial class Bad<T> { [Use<Bad<T>>, Output] private partial Tensor A(Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Use<Bad>] private partial Bad.Outputs A([Shape(1)] Tensor a); [Relu, Output] private partial Tensor B(Tensor aB); }")]
    [InlineData("[Network] partial struct Bad { }")]
    [InlineData("[Network] partial interface Bad { }")]
    [InlineData("[Network] partial class Bad { [Conv] private partial Tensor A(); }")]
    [InlineData("[Network] partial class Bad { [Conv(null!)] private partial Tensor A([Shape] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Conv(2147483647), Output] private partial Tensor A([Shape(2147483647, 2147483647, 2147483647, 2147483647)] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Conv(\"9999999999 * 99999999\"), Output] private partial Tensor A([Shape(\"B\", 3, \"H\", \"W\")] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [BasicStage(2147483647, 64), Output] private partial Tensor A([Shape(\"B\", 3, \"H\", \"W\")] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Concat(-1), Output] private partial Tensor A([Shape(1)] Tensor a, Tensor b); }")]
    [InlineData("[Network] partial class Bad { [Linear(3), Output] private partial Tensor A([Shape()] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Stem(\"(((((((((\"), Output] private partial Tensor A([Shape(\"B\", 3, \"H/\", \"W\")] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Relu, Output, Key(null!)] private partial Tensor A([From(null!), Shape(null!)] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Use(null!)] private partial Tensor A([Shape(1)] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Layer<nn.Module<Tensor, Tensor>>(typeof(int), new int[] { 1 }), Output] private partial Tensor A([Shape(1)] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Reuse(nameof(A)), Output] private partial Tensor A([Shape(1)] Tensor a); }")]
    [InlineData("[Network] partial class Bad([OneOf] int a, [OneOf(null!)] int b) { [Relu, Output] private partial Tensor A([Shape(1)] Tensor x); }")]
    [InlineData("[Network] partial class Bad { [Relu, Output] private partial Tensor A([Shape(1)] Tensor a, [Shape(1)] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Relu, Output] private partial T A<T>([Shape(1)] Tensor a); }")]
    [InlineData("[Network] partial class Bad { [Relu, Output] private partial Tensor (Tensor a); }")]
    public void AnOddDeclarationSilencesNoOther(string bad)
    {
        var expanded = Expanded.Of(Good + bad);

        Assert.Null(expanded.Run.Exception);
        Assert.Contains(expanded.Parts, p => p.Key == "Good.g.cs" && p.Value.Contains("Functional") | p.Value.Contains("relu"));
        Assert.DoesNotContain(expanded.Run.Diagnostics.Concat(expanded.AnalyzerDiagnostics()), d => d.Id is "CS8785" or "AD0001" or "DNG009");
    }

    [Theory]
    [InlineData("GooD")]
    [InlineData("GOOD")]
    public void NamesThatDifferInCaseAloneAreTwoNetworks(string name) => Expanded.Of(Good + Good.Replace("Good", name).Replace("using static TorchSharp.torch;", "")).IsClean();
}
