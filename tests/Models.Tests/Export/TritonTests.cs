using DaNetGen.Export;
using DaNetGen.Models;
using DaNetGen.Tests.Compilation;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Export;

/// <summary>Model repositories of Triton: the folders, the configuration, and the file that it is of.</summary>
public sealed class TritonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void A_model_of_onnx_has_its_inputs_and_outputs_in_the_configuration()
    {
        using var network = Scrambled.Of(new DANet<SmallBackbone>(classes: 5));
        TritonRepository.Write(network, _folder, new TritonOptions { Name = "streets", MaxBatchSize = 4, Outputs = ["Fused", "Channel"] }, [1, 3, 64, 64]);
        var config = Config("streets");

        Assert.Equal(["streets"], config["name"]);
        Assert.Equal(["onnxruntime"], config["backend"]);
        Assert.Equal([4L], config["max_batch_size"]);
        Assert.Single(config["dynamic_batching"]);
        Assert.Equal(["image TYPE_FP32 3,-1,-1"], Tensors(config["input"]));
        Assert.Equal(["Fused TYPE_FP32 5,-1,-1", "Channel TYPE_FP32 5,-1,-1"], Tensors(config["output"]));
        using var runs = new OnnxRuns(Path.Combine(_folder, "streets", "1", "model.onnx"));
        Assert.Equal(["image [B, 3, H, W]", "Fused [B, 5, H, W]", "Channel [B, 5, H, W]"], runs.Signature);
    }

    [Fact]
    public void A_model_of_torch_script_has_names_with_positions()
    {
        using var scope = NewDisposeScope();
        using var network = Scrambled.Of(new DANet<SmallBackbone>(classes: 5));
        TritonRepository.Write(network, _folder, new TritonOptions { Backend = TritonBackend.TorchScript, IsSizeFixed = true }, [1, 3, 64, 48]);
        var config = Config("DANet");

        Assert.Equal(["pytorch"], config["backend"]);
        Assert.Equal([8L], config["max_batch_size"]);
        Assert.Equal(["image__0 TYPE_FP32 3,64,48"], Tensors(config["input"]));
        Assert.Equal(["Fused__0 TYPE_FP32 5,64,48", "Position__1 TYPE_FP32 5,64,48", "Channel__2 TYPE_FP32 5,64,48"], Tensors(config["output"]));
        using var module = jit.load(Path.Combine(_folder, "DANet", "1", "model.pt"));
        Assert.Equal(network.state_dict().Keys.Order(), module.state_dict().Keys.Order());
    }

    [Fact]
    public void A_network_of_a_fixed_batch_has_no_batches()
    {
        using var network = new FixedBatchNetwork();
        TritonRepository.Write(network, _folder, TritonOptions.Default, [2, 3, 8, 8]);
        var config = Config("FixedBatchNetwork");

        Assert.Equal([0L], config["max_batch_size"]);
        Assert.False(config.ContainsKey("dynamic_batching"));
        Assert.Equal(["image TYPE_FP32 2,3,-1,-1"], Tensors(config["input"]));
    }

    [Fact]
    public void A_name_that_is_no_folder_is_refused()
    {
        using var network = new FixedBatchNetwork();
        var refusal = Assert.Throws<ArgumentException>(() => TritonRepository.Write(network, _folder, new TritonOptions { Name = "../up" }, [2, 3, 8, 8]));
        Assert.StartsWith("'../up' is no name of a model", refusal.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Dictionary<string, List<object>> Config(string name) => TritonConfigReader.Read(File.ReadAllText(Path.Combine(_folder, name, "config.pbtxt")));

    private static IEnumerable<string> Tensors(IEnumerable<object> messages) => messages.Cast<Dictionary<string, List<object>>>()
        .Select(tensor => $"{tensor["name"][0]} {tensor["data_type"][0]} {string.Join(',', tensor["dims"])}");
}

/// <summary>A network that takes two images at once, no more and no fewer.</summary>
[Network]
internal sealed partial class FixedBatchNetwork
{
    [Conv(4, kernel: 1), Output]
    private partial Tensor Result([Shape(2, 3, "H", "W")] Tensor image);
}
