using System.Reflection;
using DaNetGen.Checkpoints;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Models;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Checkpoints;

/// <summary>The <c>FromCheckpoint</c> that is generated, compiled and called.</summary>
public sealed class FromCheckpointTests
{
    private const string Path = "weights/streets.pth";

    private const string Declaration = """
        using static TorchSharp.torch;
        using DaNetGen.Checkpoints;
        using DaNetGen.Models;

        [Network, Checkpoint("weights/streets.pth")]
        internal partial class Streets(int classes, bool aux = true, bool deepStem = false, double unused = 0.5)
        {
            [Use<DANet<SmallBackbone>>(nameof(classes), 8, null, nameof(aux), Norm.Batch, 64, nameof(deepStem)), Key("")]
            private partial DANet<SmallBackbone>.Outputs Net([Shape("B", 3, "H", "W")] Tensor image);

            [Dropout(nameof(unused)), Output]
            private partial Tensor Logits(Tensor netFused);
        }
        """;

    /// <summary>In whatever dialect and format a network was saved, it is made again as it was.</summary>
    [Theory]
    [InlineData("reference", "safetensors", false, true)]
    [InlineData("reference", "dat", true, false)]
    [InlineData("authors", "pth", false, true)]
    [InlineData("mmsegmentation", "pth", true, true)]
    [InlineData("mmsegmentation", "safetensors", false, true)]
    public void IsMadeAgainAsItWasSaved(string dialect, string format, bool deepStem, bool aux)
    {
        using var folder = new TemporaryFolder();
        using var saved = new DANet<SmallBackbone>(classes: 7, aux: aux, deepStem: deepStem);
        var file = folder[$"streets.{format}"];
        Checkpoint.Save(saved, file, Dialect.Named(dialect));

        var expanded = Expand(CheckpointText.Of(Path, file));
        using var made = Make(expanded, new() { ["path"] = file });

        Assert.Equal(saved.state_dict().Keys, made.state_dict().Keys);
        Assert.All(saved.state_dict().Zip(made.state_dict()), pair => Assert.True(equal(pair.First.Value, pair.Second.Value).all().item<bool>(), pair.First.Key));
    }

    /// <summary>A backbone alone leaves the number of classes to the program.</summary>
    [Fact]
    public void ABackboneBindsNoHead()
    {
        using var folder = new TemporaryFolder();
        using var saved = new SmallBackbone(deepStem: true);
        Checkpoint.Save(saved, folder["backbone.pth"], Dialect.Torchvision);

        var expanded = Expand(CheckpointText.Of(Path, folder["backbone.pth"]));
        using var made = Make(expanded, new() { ["path"] = folder["backbone.pth"], ["classes"] = 3 });

        Assert.Equal([3, 64, 1, 1], made.state_dict()["head.out.1.weight"].shape);
        Assert.True(equal(saved.state_dict()["layer4.0.weight"], made.state_dict()["model.layer4.0.weight"]).all().item<bool>());
    }

    [Fact]
    public void TakesWhatTheFileLeavesOpen() => Assert.Contains(
        """
                /// <summary>Makes a <c>Net</c>, as its checkpoint says: <c>classes = 5</c>, and loads its weights. It is in training mode, as every new network.</summary>
                /// <param name="path_">The file of weights; null for <c>net.safetensors</c> in the program's folder, where the build copies it.</param>
                /// <returns>The network; dispose it.</returns>
                /// <exception cref="global::DaNetGen.Checkpoints.CheckpointException">The file cannot be read, or is another than the one that was compiled against and does not fit.</exception>
                public static Net FromCheckpoint(int network, string? path_ = null, float path = 0.5f)
                {
                    var network_ = new Net(classes: 5, network: network, path: path);
                    try
                    {
                        path_ ??= global::System.IO.Path.Combine(global::System.AppContext.BaseDirectory, "net.safetensors");
                        global::DaNetGen.Checkpoints.Checkpoint.Load(network_, path_);
                        return network_;
                    }
                    catch
                    {
                        network_.Dispose();
                        throw;
                    }
                }

        """.ReplaceLineEndings("\n"),
        string.Concat(Expanded.Of(
            Compile.Sources("""
                using static TorchSharp.torch;

                namespace Sample;

                [Network, Checkpoint("../net.safetensors")]
                internal partial class Net(int classes, int network, float path = 0.5f, char other = 'x')
                {
                    [Conv(nameof(classes), dilation: nameof(network)), Output] private partial Tensor Logits([Shape("B", 3, "H", "W")] Tensor image);
                    private string Own() => $"{path} {other}";
                }
                """),
            new CheckpointText("path\t../net.safetensors\noutput\tnet.safetensors\ndialect\treference\t\ntensor\tF32\t5,3,1,1\tlogits.weight\tlogits.weight\t\ntensor\tF32\t5\tlogits.bias\tlogits.bias\t\n"))
            .Parts.Values), StringComparison.Ordinal);

    /// <summary>Where the error was switched off, the program hears of it; and C# says nothing of calls to what cannot be made.</summary>
    [Fact]
    public void OneThatDoesNotFitSaysSo()
    {
        var expanded = Expand(CheckpointText.Holding(Path, "other.weight F32 3"), "class User { static object Made() => Streets.FromCheckpoint(path: null, classes: 3, deepStem: true); }");
        Assert.DoesNotContain(expanded.BuildDiagnostics(), d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var failure = Assert.Throws<TargetInvocationException>(() => Make(expanded, []));
        Assert.StartsWith("The checkpoint of 'Streets' cannot be loaded. DNG302: 'weights/streets.pth' lacks ", failure.InnerException!.Message);
    }

    private static Expanded Expand(CheckpointText text, string more = "") =>
        Expanded.Of(Compile.Models().AddSyntaxTrees(Compile.Tree(Declaration + more, "Streets.cs")), text);

    private static Network Make(Expanded expanded, Dictionary<string, object> arguments)
    {
        var method = new LoadedNetworks(expanded.Compilation).Type("Streets").GetMethod("FromCheckpoint")!;
        return (Network)method.Invoke(null, [.. method.GetParameters().Select(p => arguments.TryGetValue(p.Name!, out var value) ? value : p.DefaultValue)])!;
    }
}
