using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Tests.Assemblies;

/// <summary>Networks of a library, used in another assembly.</summary>
public sealed class CrossAssemblyTests
{
    private const string Library = """
        using static TorchSharp.torch;
        namespace Backbones;

        /// <summary>Is not seen from outside.</summary>
        [Network]
        internal sealed partial class Hidden(int channels)
        {
            [ConvBnRelu("channels * 2", kernel: 3, stride: 2), Output]
            private partial Tensor Deep([Shape("B", nameof(channels), "H", "W")] Tensor features);
        }

        /// <summary>Uses one that is not seen.</summary>
        /// <param name="width">Channels.</param>
        /// <param name="more">Whether there is more.</param>
        [Network]
        public sealed partial class Tiny(int width, bool more = false)
        {
            [Conv(nameof(width)), Output]
            private partial Tensor Shallow([Shape("B", 3, "H", "W")] Tensor image);

            [Use<Hidden>(nameof(width))]
            private partial Hidden.Outputs Rest(Tensor shallow);

            [Relu, Output]
            private partial Tensor Deep(Tensor restDeep);

            [Sigmoid, Output(When = nameof(more))]
            private partial Tensor More(Tensor restDeep);
        }
        """;

    private const string User = """
        using static TorchSharp.torch;
        using Backbones;

        /// <summary>Uses a network of a library.</summary>
        /// <param name="classes">Number of classes.</param>
        [Network]
        public sealed partial class User(int classes)
        {
            [Use<Tiny>(5, true)]
            private partial Tiny.Outputs Backbone([Shape("B", 3, "H", "W")] Tensor image);

            [Classifier("classes * backboneDeep.C"), Output]
            private partial Tensor Logits(Tensor backboneDeep);

            [Concat, Output]
            private partial Tensor Both(Tensor backboneDeep, Tensor backboneMore);
        }
        """;

    private const string ModelsUser = """
        using static TorchSharp.torch;
        using DaNetGen.Models;

        /// <summary>Closes networks over backbones of another assembly.</summary>
        /// <param name="classes">Number of classes.</param>
        [Network]
        public sealed partial class Ensemble(int classes)
        {
            [Use<DANet<ResNet18>>(nameof(classes), 16)]
            private partial DANet<ResNet18>.Outputs Attentive([Shape("B", 3, "H", "W")] Tensor image);

            [Use<Fcn<ResNet18>>(nameof(classes), 32, null, false)]
            private partial Fcn<ResNet18>.Outputs Plain(Tensor image);

            [Use<FcnHead>(nameof(classes), "classes * 2")]
            private partial FcnHead.Outputs Head(Tensor attentivePosition);

            [Sum, Output]
            private partial Tensor Mean(Tensor attentiveFused, Tensor plainFused);

            [Relu, Output]
            private partial Tensor Edges(Tensor headLogits);
        }
        """;

    [Theory]
    [EachKind]
    public void NetworksOfALibraryAreUsed(LibraryKind kind)
    {
        var library = Expanded.Of(Library).IsClean().Compilation;
        _ = new LoadedNetworks(library);
        var user = Expanded.Of(Compile.Sources(User).AddReferences(library.As(kind))).IsClean();

        var shapes = new RealShapes(user);
        shapes.AreInferred("User", Sample.Values("classes = 3"));
        Assert.Equal("[B, 10 * classes, ceil(H / 2), ceil(W / 2)]", $"{shapes.Standalone("User").Find("Logits")!.Shape}");
    }

    [Theory]
    [EachKind]
    public void GenericNetworksAreClosedOverBackbonesOfALibrary(LibraryKind kind)
    {
        var library = Expanded.Of(Compile.Models()).Compilation;
        _ = new LoadedNetworks(library);
        var user = Expanded.Of(Compile.Sources(ModelsUser).AddReferences(library.As(kind))).IsClean();

        var shapes = new RealShapes(user);
        shapes.AreInferred("Ensemble", Sample.Values("classes = 4; H = 33, W = 65"));
    }

    [Theory]
    [EachKind]
    public void AMistakeInTheUseOfALibraryIsFound(LibraryKind kind)
    {
        var library = Expanded.Of(Compile.Models()).Compilation;
        var user = Expanded.Of(Compile.Sources(ModelsUser.Replace("<ResNet18>>(nameof(classes), 16)", "<ResNet18>>(nameof(classes), 12)"))
            .AddReferences(library.As(kind)));

        Assert.DoesNotContain(user.BuildDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var said = Assert.Single(user.AnalyzerDiagnostics());
        Assert.Equal("DNG209", said.Id);
    }

    /// <summary>Each kind of library once.</summary>
    private sealed class EachKindAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => Enum.GetValues<LibraryKind>().Select(k => new object[] { k });
    }
}
