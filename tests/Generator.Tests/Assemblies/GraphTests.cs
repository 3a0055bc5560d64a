using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Tests.Assemblies;

/// <summary>The text in which a network's declaration travels between assemblies.</summary>
public sealed class GraphTests
{
    private static readonly IReadOnlyList<NetworkDeclaration> Shipped = new InferredShapes(Compile.Models()).Networks;

    public static TheoryData<string> Networks => new(Shipped.Select(n => n.Id));

    public static TheoryData<string> Samples => new(Sample.Names("Language"));

    [Theory]
    [MemberData(nameof(Networks))]
    public void AShippedNetworkComesBackAsItWas(string id)
    {
        var network = Shipped.Single(n => n.Id == id);

        Assert.Equal(network, GraphFormat.Read(GraphFormat.Write(network)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void EverySampleComesBackAsItWas(string name) => Assert.All(
        new InferredShapes(Compile.Sources(Sample.Of("Language", name).Source)).Networks,
        network => Assert.Equal(network, GraphFormat.Read(GraphFormat.Write(network))));

    [Fact]
    public void OnlyFactsNeedReadersThatKnowThem()
    {
        var samples = new InferredShapes(Compile.Sources(Sample.Of("Language", "Facts").Source, Sample.Of("Language", "Use").Source)).Networks;

        Assert.All(samples, n => Assert.Equal(n.Name is "FactsNet" or "FixedSizeNet" ? 2 : 1, GraphFormat.VersionOf(n)));
        Assert.Equal(2, GraphFormat.VersionOf(Shipped.Single(n => n.Name == "DANet")));
    }

    /// <summary>A library that an older version compiled knows no facts.</summary>
    [Fact]
    public void AGraphWithoutFactsIsReadAsBefore()
    {
        var network = GraphFormat.Read(
            "(network 'A' 'A' (hyperparameter 'n' 'Int' 'int' '8' '16' (default 'Int' '8')) (stage 'S' 'Relu' (parameter 'x' 'x' (shape (dim 'Text' 'B') (dim 'Text' 'n'))) (output)))");

        Assert.Equal([8, 16], network.Hyperparameters[0].Allowed);
        Assert.Empty(network.Hyperparameters[0].Facts);
        Assert.Empty(network.Inputs.Single().Facts);
    }

    [Fact]
    public void ATextThatIsCutOffIsRefusedInOneWay()
    {
        var text = GraphFormat.Write(Shipped.Single(n => n.Name == "DANet"));

        for (var length = 0; length < text.Length; length += 7)
            Assert.Throws<FormatException>(() => GraphFormat.Read(text[..length]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("(network)")]
    [InlineData("(network 'A' 'A' (stage))")]
    [InlineData("(network 'A' 'A' (hyperparameter 'n' 'Int' 'int' 'x'))")]
    [InlineData("(network 'A' 'A' (hyperparameter 'n' 'Int' 'int' '99999999999'))")]
    [InlineData("(network 'A' 'A' (hyperparameter 'n' 'Kind' 'int'))")]
    [InlineData("(network 'A' 'A' (hyperparameter 'n' 'Int' 'int' (fact 'Odd' '' '1')))")]
    [InlineData("(network 'A' 'A' (hyperparameter 'n' 'Int' 'int' (fact 'AtLeast' '' 'one')))")]
    [InlineData("(network 'A' 'A' (stage 'S' 'Use' (use)))")]
    [InlineData("(network 'A' 'A' (stage 'S' 'Use' (argument 'a' 'b')))")]
    public void GarbageIsRefusedInOneWay(string text) => Assert.Throws<FormatException>(() => GraphFormat.Read(text));

    [Fact]
    public void NestingWithoutEndIsRefused() => Assert.Throws<FormatException>(() => GraphFormat.Read(new string('(', 1) + "a" + string.Concat(Enumerable.Repeat(" (a", 100000))));

    [Theory]
    [InlineData(3, "(network 'Other' 'Other')")]
    [InlineData(1, "nonsense")]
    [InlineData(1, "(network)")]
    [InlineData(1, "")]
    public void AGraphThatCannotBeReadIsAnErrorAtItsUse(int version, string graph)
    {
        var library = Compile.Sources($$"""
            using static TorchSharp.torch;
            [Network, NetworkGraph({{version}}, "{{graph}}")]
            public sealed class Other : Network
            {
                public override NetworkOutputs Run(params IReadOnlyList<Tensor> inputs) => throw new NotSupportedException();
                protected override void RegisterLayers() { }
                public sealed class Outputs;
            }
            """);
        var user = Expanded.Of(Compile.Sources("""
            using static TorchSharp.torch;
            [Network]
            public sealed partial class User
            {
                [Use<Other>()]
                private partial Other.Outputs Backbone([Shape("B", 3, "H", "W")] Tensor image);

                [Relu, Output]
                private partial Tensor Logits(Tensor image);
            }
            """).AddReferences(library.As(LibraryKind.Full)));

        Assert.Null(user.Run.Exception);
        Assert.DoesNotContain(user.BuildDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var error = Assert.Single(user.AnalyzerDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("DNG111", error.Id);
        Assert.Contains("'Other'", error.GetMessage());
    }
}
