using DaNetGen.Cli.Tests.Support;
using Onnx;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Export;

/// <summary><c>danet export</c> to ONNX, TorchScript and Triton.</summary>
public sealed class ProgramExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Onnx_has_the_outputs_asked_for_and_sizes_are_open()
    {
        string printed = Export("onnx", "--classes", "7", "--outputs", "Fused,Channel").Success();
        GraphProto graph = ModelProto.Parser.ParseFromFile(folder["danet-small.onnx"]).Graph;

        Assert.Contains("danet-small.onnx", printed);
        Assert.Contains("image [B, 3, H, W] -> Fused [B, 7, H, W], Channel [B, 7, H, W]", printed);
        Assert.Contains("untrained", printed);
        Assert.Equal(["Fused", "Channel"], graph.Output.Select(value => value.Name));
        Assert.Equal(["B", "", "H", "W"], graph.Input.Single().Type.TensorType.Shape.Dim.Select(size => size.DimParam));
    }

    [Fact]
    public void Onnx_has_the_size_and_the_batch_asked_for()
    {
        Assert.Contains("image [2, 3, 64, 96] -> Fused [2, 19, 64, 96]", Export("onnx", "--size", "64x96", "--batch", "2").Success());
    }

    [Fact]
    public void TorchScript_has_the_weights_of_the_file()
    {
        using Network network = Catalog.ModelCatalog.Build(new("danet-small", 19));
        Checkpoints.Checkpoint.Save(network, folder["weights.safetensors"]);
        string printed = Export("torchscript", "--weights", folder["weights.safetensors"]).Success();
        using var module = jit.load(folder["danet-small.pt"]);

        Assert.DoesNotContain("untrained", printed);
        Dictionary<string, Tensor> stored = module.state_dict();
        Dictionary<string, Tensor> ours = network.state_dict();
        Assert.Equal(ours.Keys.Order(), stored.Keys.Order());
        Assert.All(ours, entry => Assert.True(entry.Value.Equals(stored[entry.Key]) || entry.Value.eq(stored[entry.Key]).all().item<bool>(), entry.Key));
    }

    [Theory]
    [InlineData("onnx", "model.onnx")]
    [InlineData("torchscript", "model.pt")]
    public void Triton_finds_its_folders_and_an_earlier_model_is_not_replaced_unasked(string backend, string file)
    {
        string printed = Export("triton", "--backend", backend, "--batch", "4").Success();
        string config = File.ReadAllText(folder["danet-small", "config.pbtxt"]);

        Assert.Contains(Path.Combine("danet-small", "1", file), printed);
        Assert.Contains("max_batch_size: 4", config);
        File.Delete(folder["danet-small", "config.pbtxt"]);
        Assert.Contains("is there already", Export("triton", "--backend", backend).Sentence());
        Assert.False(File.Exists(folder["danet-small", "config.pbtxt"]));
        Export("triton", "--backend", backend, "--overwrite").Success();
        Assert.Contains("max_batch_size: 8", File.ReadAllText(folder["danet-small", "config.pbtxt"]));
    }

    [Fact]
    public void Mistakes_are_told_in_a_sentence()
    {
        Assert.Contains("did you mean 'Fused'", Export("onnx", "--outputs", "Fusd").Sentence());
        Assert.Contains("no use for --size", Export("torchscript", "--size", "64x64").Sentence());
        Assert.Contains("no use for --backend", Export("onnx", "--backend", "onnx").Sentence());
        Assert.Contains("no use for --outputs", Export("pytorch", "--outputs", "Fused").Sentence());
        Assert.Contains("--backend takes onnx or torchscript", Export("triton", "--backend", "keras").Sentence());
        string own = typeof(Summary.OperatorsNet).Assembly.Location;
        Assert.Contains("A network of your own", Danet.Run("export", "OperatorsNet", "--to", "onnx", "--assembly", own, "-o", folder.Path).Sentence());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private Danet Export(string target, params string[] more) => Danet.Run(["export", "danet-small", "--to", target, "-o", folder.Path, .. more]);
}
