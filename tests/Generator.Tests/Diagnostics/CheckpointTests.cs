using DaNetGen.Generator.Tests.Harness;

namespace DaNetGen.Generator.Tests.Diagnostics;

public sealed class CheckpointTests
{
    private const string Path = "weights/net.safetensors";
    private const string Conv = "inner.conv.weight F32 16,3,3,3; inner.conv.bias F32 16";
    private const string Logits = "; logits.1.weight F32 5,16,1,1; logits.1.bias F32 5";

    private const string Network = """
        [Network]
        public partial class Block(int channels)
        {
            [Conv(nameof(channels), kernel: 3), Output]
            private partial Tensor Conv([Shape("B", 3, "H", "W")] Tensor image);
        }

        [Network, [|Checkpoint("weights/net.safetensors")|]]
        public partial class Net(int classes)
        {
            [Use<Block>(16)]
            private partial Block.Outputs Inner([Shape("B", 3, "H", "W")] Tensor image);

            [Classifier(nameof(classes)), Output]
            private partial Tensor Logits(Tensor innerConv);
        }
        """;

    [Fact]
    public void OneThatFitsIsSilent() => Assert.Empty(
        Expanded.Of(Compile.Sources("using static TorchSharp.torch;\n" + new Markup(Network).Wrong), Holding(Conv + Logits)).AnalyzerDiagnostics());

    [Fact]
    public void OneThatTheBuildDidNotRead() => Mistake.IsFoundByTheAnalyzer(
        "DNG301",
        "'weights/net.safetensors' was not read by the build: write the path as a literal, or list the file as "
        + "<CheckpointFile Include=\"weights/net.safetensors\" /> in the project",
        Network, CheckpointText.Holding("weights/other.safetensors", Conv + Logits));

    [Fact]
    public void OneThatCannotBeRead() => Mistake.IsFoundByTheAnalyzer(
        "DNG301", "'weights/net.safetensors' is truncated (it has 7 bytes): copy or download it again",
        Network, new CheckpointText($"path\t{Path}\noutput\t{Path}\nfault\t'{Path}' is truncated (it has 7 bytes): copy or download it again\n"));

    [Fact]
    public void MissingKeys() => Mistake.IsFoundByTheAnalyzer(
        "DNG302",
        "'weights/net.safetensors' lacks 2 keys of 'Net', first 'inner.conv.weight' of stage Conv of Inner: declare the network that was saved, "
        + "or name the weights of this one",
        Network, Holding(Logits));

    [Fact]
    public void UnexpectedKeys() => Mistake.IsFoundByTheAnalyzer(
        "DNG303",
        "'weights/net.safetensors' has 1 key that 'Net' has no place for, first 'inner.bn.weight': declare the stages that it was saved from, "
        + "or name the weights of this network",
        Network, Holding(Conv + Logits + "; inner.bn.weight F32 16"));

    [Fact]
    public void KeysOfAnotherProgram() => Mistake.IsFoundByTheAnalyzer(
        "DNG302",
        "'weights/net.safetensors' lacks 4 keys of 'Net', first 'inner.conv.weight' of stage Conv of Inner: none of its keys is this network's, "
        + "so name this network's weights, or give them its keys with danet weights convert",
        Network, Holding("conv1.weight F32 16,3,3,3; fc.bias F32 5"));

    [Fact]
    public void AnotherShape() => Mistake.IsFoundByTheAnalyzer(
        "DNG304",
        "'weights/net.safetensors' does not fit 'Net': 'inner.conv.weight' of stage Conv of Inner is [16, 3, 3, 3] here and [16, 3, 5, 5] in the file: "
        + "declare the sizes of the network that was saved, or name the weights of this one",
        Network, Holding("inner.conv.weight F32 16,3,5,5; inner.conv.bias F32 16" + Logits));

    [Fact]
    public void AnotherKindOfNumber() => Mistake.IsFoundByTheAnalyzer(
        "DNG304",
        "'weights/net.safetensors' does not fit 'Net': 'inner.conv.bias' of stage Conv of Inner is floating point here and I64 in the file: "
        + "declare the sizes of the network that was saved, or name the weights of this one",
        Network, Holding("inner.conv.weight F32 16,3,3,3; inner.conv.bias I64 16" + Logits));

    [Fact]
    public void TensorsThatDisagree() => Mistake.IsFoundByTheAnalyzer(
        "DNG304",
        "'weights/net.safetensors' does not fit 'Net': 'logits.1.bias' of stage Logits is [5] here and [6] in the file: 'logits.1.weight' says that classes is 5",
        Network, Holding(Conv + "; logits.1.weight F32 5,16,1,1; logits.1.bias F32 6"));

    [Fact]
    public void AValueThatIsNotAllowed() => Mistake.IsFoundByTheAnalyzer(
        "DNG304",
        "'weights/net.safetensors' does not fit 'Net': 'conv.weight' of stage Conv is [width, 3, 1, 1] here and [30, 3, 1, 1] in the file, and 1 more key differs: "
        + "declare the sizes of the network that was saved, or name the weights of this one",
        """
        [Network, [|Checkpoint("weights/net.safetensors")|]]
        public partial class Net([MultipleOf(32)] int width)
        {
            [Conv(nameof(width)), Output]
            private partial Tensor Conv([Shape("B", 3, "H", "W")] Tensor image);
        }
        """,
        Holding("conv.weight F32 30,3,1,1; conv.bias F32 30"));

    [Fact]
    public void GenericNetwork() => Mistake.IsFoundByTheAnalyzer(
        "DNG305",
        "'weights/net.safetensors' cannot be held against 'Net', whose weights depend on 'TPart': put [Checkpoint] on a network that closes it with [Use<Net<...>>]",
        """
        [NetworkContract]
        public interface IPart<TSelf>
            where TSelf : Network, IPart<TSelf>
        {
            static abstract TSelf Create();

            static abstract int CodeChannels { get; }

            IParts forward([Shape("B", 3, "H", "W")] Tensor image);
        }

        public interface IParts : IDisposable
        {
            Tensor Code { get; }
        }

        [Network{|, ~|}[|Checkpoint("weights/net.safetensors")~|]]
        public partial class Net<TPart>
            where TPart : Network, IPart<TPart>
        {
            [Use(nameof(TPart))]
            private partial IParts Part([Shape("B", 3, "H", "W")] Tensor image);

            [Conv(2), Output]
            private partial Tensor Logits(Tensor partCode);
        }
        """,
        Holding("part.conv.weight F32 8,3,1,1"));

    [Fact]
    public void OfAClassThatIsNoNetwork() => Mistake.IsFoundByTheAnalyzer(
        "DNG121", "[Checkpoint] has no effect on class 'Net': it is no network, which [Network] would make it",
        """
        {|~[Network]|}
        [[|Checkpoint("weights/net.safetensors")|]]
        public partial class Net
        {
            {|~[Conv(2), Output] private partial Tensor Logits([Shape("B", 3, "H", "W")] Tensor image);|}
        }
        """,
        Holding("logits.weight F32 2,3,1,1; logits.bias F32 2"));

    /// <summary>What keys a module of the user's own has, only the running network knows; those beside it are judged.</summary>
    [Fact]
    public void AnUnexpectedKeyBesideAModuleOfTheUsersOwn() => Mistake.IsFoundByTheAnalyzer(
        "DNG303",
        "'weights/net.safetensors' has 1 key that 'Net' has no place for, first 'other.weight': declare the stages that it was saved from, "
        + "or name the weights of this network",
        """
        public class Own() : nn.Module<Tensor, Tensor>("Own")
        {
            public override Tensor forward(Tensor input) => input;
        }

        [Network, [|Checkpoint("weights/net.safetensors")|]]
        public partial class Net
        {
            [Layer<Own>, Output]
            [return: Shape("B", 3, "H", "W")]
            private partial Tensor Made([Shape("B", 3, "H", "W")] Tensor image);
        }
        """,
        Holding("made.conv.weight F32 3,3,1,1; other.weight F32 3"));

    private static CheckpointText Holding(string tensors) => CheckpointText.Holding(Path, tensors);
}
