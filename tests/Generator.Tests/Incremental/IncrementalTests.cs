using DaNetGen.Generator.Parsing;
using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Tests.Incremental;

public sealed class IncrementalTests
{
    private const string Unrelated = "class Program { static int Main() => 1; }";

    /// <summary>A stage as it stands in the dual head alone: the next one tells it from the position head's.</summary>
    private const string Attention = "    [PositionAttention(reduction: 8)]\n    private partial Tensor Pam(Tensor convP1);\n\n    [ChannelAttention]\n";

    private static readonly string Reduced = Attention.Replace("reduction: 8", "reduction: 4", StringComparison.Ordinal);

    [Fact]
    public void AnEditElsewhereRunsNothing()
    {
        var edits = Models();

        Assert.Empty(edits.Edit("=> 1;", "=> 2;"));

        var reasons = OwnSteps(edits).SelectMany(s => s.Outputs).Select(o => o.Reason).Distinct();
        Assert.All(reasons, r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{r}"));
        Assert.All(
            edits.Result.TrackedOutputSteps.Values.SelectMany(s => s).SelectMany(s => s.Outputs),
            o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    [Fact]
    public void AnEditOfANetworkWritesItAndItsUsers()
    {
        var edits = Models();

        Assert.Equal(["DANet`1", "DualAttentionHead"], edits.Edit(Attention, Reduced));
        Assert.Equal(["ResNet34"], edits.Edit("BasicStage(blocks: 3, width: 64", "BasicStage(blocks: 2, width: 64"));
        Assert.Equal(["Fcn`1"], edits.Edit("[Use<FcnHead>(\"backboneLayer4.C\"", "[Key(\"main\"), Use<FcnHead>(\"backboneLayer4.C\""));
    }

    [Fact]
    public void OnlyTheEditedNetworkIsParsedToSomethingElse()
    {
        var edits = Models();

        edits.Edit(Attention, Reduced);

        var parsed = edits.Reasons(NetworkGenerator.ParseStep, v => ((ParsedNetwork)v).Declaration.Name);
        Assert.Equal(["DualAttentionHead"], parsed.Where(p => p.Value == IncrementalStepRunReason.Modified).Select(p => p.Key));
        var linked = edits.Reasons(NetworkGenerator.LinkStep, v => ((NetworkSource)v).Declaration.Name);
        Assert.Equal(["DANet", "DualAttentionHead"], linked.Where(p => p.Value == IncrementalStepRunReason.Modified).Select(p => p.Key).Order());
    }

    [Theory]
    [InlineData("namespace DaNetGen.Models;\n\n/// <summary>ResNet-18", "namespace DaNetGen.Models;\n\n\n\n// Further down.\n/// <summary>ResNet-18")]
    [InlineData(Attention, "\n\n" + Attention)]
    [InlineData("private partial Tensor Conv([Shape", "private   partial   Tensor Conv( [Shape")]
    [InlineData("static int Main() => 1;", "\n\nstatic int Main() => 1;\n")]
    public void AnEditThatMovesLinesWritesNothing(string old, string @new) => Assert.Empty(Models().Edit(old, @new));

    [Fact]
    public void ANetworkThatIsAddedOrTakenAwayTouchesNoOther()
    {
        var edits = Models();

        const string network = "[Network] partial class More { [Relu, Output] private partial Tensor Active([Shape(\"B\", 3)] Tensor x); }";
        Assert.Equal(["More"], edits.Edit(Unrelated, "using static TorchSharp.torch; " + network + Unrelated));
        Assert.Empty(edits.Edit(network, ""));
    }

    [Fact]
    public void AMistakeThatMovesIsReportedAtItsNewPlace()
    {
        var edits = new Edits(Compile.Sources("using static TorchSharp.torch;\n[Network] class Closed;"));
        var first = edits.Result.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line;

        edits.Edit("[Network]", "\n\n[Network]");

        Assert.Equal(first + 2, edits.Result.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line);
    }

    /// <summary>A build that reads a checkpoint again hands on the same text; another text concerns the network that names it.</summary>
    [Fact]
    public void ACheckpointConcernsItsNetworkAlone()
    {
        const string stage = "{ [Conv(nameof(classes)), Output] private partial Tensor Logits([Shape(\"B\", 3, \"H\", \"W\")] Tensor x); }";
        var compilation = Compile.Sources(
            $"using static TorchSharp.torch; [Network, Checkpoint(\"a\")] partial class A(int classes) {stage} [Network, Checkpoint(\"b\")] partial class B(int classes) {stage}");
        CheckpointText Text(string path, int classes) => CheckpointText.Holding(path, $"logits.weight F32 {classes},3,1,1; logits.bias F32 {classes}");
        var (a, again, other, b) = (Text("a", 5), Text("a", 5), Text("a", 6), Text("b", 5));
        var driver = Expanded.Driver(track: true, files: [a, b]).RunGenerators(compilation);

        driver = driver.ReplaceAdditionalText(a, again).RunGenerators(compilation);
        Assert.Empty(Modified());
        driver = driver.ReplaceAdditionalText(again, other).RunGenerators(compilation);
        Assert.Equal(["A"], Modified());
        var values = driver.GetRunResult().Results.Single().TrackedSteps[NetworkGenerator.CheckpointStep].SelectMany(s => s.Outputs).Select(o => o.Value);
        Assert.Empty(new ObjectWalk(typeof(AdditionalText), typeof(SourceText)).Forbidden(values));

        IEnumerable<string> Modified() => driver.GetRunResult().Results.Single().TrackedSteps[NetworkGenerator.LinkStep].SelectMany(s => s.Outputs)
            .Where(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)).Select(o => ((NetworkSource)o.Value).Declaration.Name);
    }

    [Fact]
    public void NoStepKeepsAnythingOfTheCompilers()
    {
        // One network with a mistake, whose place is kept too.
        var edits = new Edits(Compile.Models().AddSyntaxTrees(Compile.Tree("[DaNetGen.Network] class Closed;", "Closed.cs")));

        var values = OwnSteps(edits).SelectMany(s => s.Outputs).Select(o => o.Value);
        var walk = new ObjectWalk(typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location), typeof(Compilation), typeof(SemanticModel));
        Assert.Empty(walk.Forbidden(values));
        Assert.Contains(walk.Seen, t => t == typeof(Graph.StageParameter));
        Assert.Contains(walk.Seen, t => t == typeof(LocationInfo));
    }

    private static Edits Models() => new(Compile.Models().AddSyntaxTrees(Compile.Tree(Unrelated, "Program.cs")));

    // Roslyn's own steps, before the generator's first, see the compilation by their nature.
    private static IEnumerable<IncrementalGeneratorRunStep> OwnSteps(Edits edits) =>
        new[] { NetworkGenerator.StructureStep, NetworkGenerator.ParseStep, NetworkGenerator.LinkStep }.SelectMany(name => edits.Result.TrackedSteps[name]);
}
