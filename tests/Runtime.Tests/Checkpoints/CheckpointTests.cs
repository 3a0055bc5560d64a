using DaNetGen.Checkpoints;
using DaNetGen.Runtime.Tests.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RoundTripsEveryTensorAndTheMetadata()
    {
        using var scope = NewDisposeScope();
        using var saved = Trained();
        using var loaded = new SmallNetwork();
        var path = _folder["net.safetensors"];

        Checkpoint.Save(saved, path, new Dictionary<string, string> { ["classes"] = "3", ["note"] = "\"quoted\" über" });
        var metadata = Checkpoint.Load(loaded, path);

        Assert.Equal("3", metadata["classes"]);
        Assert.Equal("\"quoted\" über", metadata["note"]);
        AssertEqual(saved, loaded);
        Assert.Equal(1, loaded.Weight("bn1.num_batches_tracked").item<long>());
        Assert.Equal(["net.safetensors"], _folder.Files);
        Assert.Equal(saved.state_dict().Keys, SafeTensors.ReadHeader(path).Tensors.Select(entry => entry.Key));
    }

    [Fact]
    public void LoadingKeepsTypesAndGradientsAndNoTensor()
    {
        using var saved = Trained();
        var path = _folder["net.safetensors"];
        Checkpoint.Save(saved, path);
        using var loaded = new SmallNetwork();
        loaded.Freeze("Stem");
        loaded.to(ScalarType.BFloat16);
        var before = LiveTensors.Count();

        Checkpoint.Load(loaded, path);

        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal(ScalarType.BFloat16, loaded.Weight("conv1.weight").dtype);
        using var scope = NewDisposeScope();
        Assert.True(allclose(saved.Weight("conv1.weight").to(ScalarType.BFloat16), loaded.Weight("conv1.weight")));
        Assert.All(loaded.ParametersOf("Stem"), parameter => Assert.False(parameter.requires_grad));
        Assert.All(loaded.ParametersOf("Fused"), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void OtherNetworksWeightsAreNamedAndLeaveTheNetworkAlone()
    {
        using var saved = Trained();
        var path = _folder["net.safetensors"];
        Checkpoint.Save(saved, path);
        using var outer = new OuterNetwork();

        var sentence = Refused(outer, path);

        Assert.Contains("keys are missing (e.g. model.conv1.weight)", sentence);
        Assert.Contains("keys are not in the network (e.g. conv1.weight)", sentence);
        Assert.Contains("OuterNetwork", sentence);
    }

    [Fact]
    public void OtherShapesAreNamed()
    {
        using var saved = new SmallNetwork(classes: 5);
        var path = _folder["net.safetensors"];
        Checkpoint.Save(saved, path);
        using var network = new SmallNetwork(classes: 3);

        Assert.Contains("out.1.weight is [5, 8, 1, 1] in the file and [3, 8, 1, 1] in the network", Refused(network, path));
    }

    [Fact]
    public void ShapesThatWouldBroadcastAreRefused()
    {
        using var network = new SmallNetwork();
        using var scope = NewDisposeScope();
        var state = network.state_dict().Select(entry => (entry.Key, entry.Key == "out.1.bias" ? ones(1) : entry.Value));
        var path = _folder["net.safetensors"];
        SafeTensors.Write(path, state);

        Assert.Contains("out.1.bias is [1] in the file and [3] in the network", Refused(network, path));
    }

    [Fact]
    public void WholeNumbersAreNoWeights()
    {
        using var network = new SmallNetwork();
        using var scope = NewDisposeScope();
        var state = network.state_dict().Select(entry => (entry.Key, entry.Key == "out.1.bias" ? ones(3, int64) : entry.Value));
        var path = _folder["net.safetensors"];
        SafeTensors.Write(path, state);

        Assert.Contains("out.1.bias is Int64 in the file and Float32 in the network", Refused(network, path));
    }

    [Fact]
    public void OneMissingKeyIsNamedAndBatchCountsMayBeMissing()
    {
        using var network = Trained();
        var path = _folder["net.safetensors"];
        SafeTensors.Write(path, network.state_dict().Where(entry => entry.Key != "conv_p1.1.bias").Select(entry => (entry.Key, entry.Value)));
        Assert.Contains("1 key is missing (e.g. conv_p1.1.bias)", Refused(network, path));

        SafeTensors.Write(path, network.state_dict().Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Select(entry => (entry.Key, entry.Value)));
        using var loaded = new SmallNetwork();
        Checkpoint.Load(loaded, path);
        Assert.Equal(0, loaded.Weight("bn1.num_batches_tracked").item<long>());
    }

    /// <summary>The sentence of a refusal, after asserting that it is one and that the network is as it was.</summary>
    private static string Refused(Network network, string path)
    {
        using var scope = NewDisposeScope();
        var before = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        var refused = Assert.Throws<CheckpointException>(() => Checkpoint.Load(network, path));
        Assert.All(network.state_dict(), entry => Assert.True(allclose(before[entry.Key], entry.Value)));
        Assert.StartsWith($"'{path}'", refused.Message);
        Assert.EndsWith(".", refused.Message);
        Assert.DoesNotContain(". ", refused.Message.Replace("e.g. ", ""));
        Assert.DoesNotContain("\n", refused.Message);
        return refused.Message;
    }

    private static SmallNetwork Trained()
    {
        var network = new SmallNetwork();
        using var image = randn(2, 3, 16, 16);
        network.forward(image).Dispose();
        return network;
    }

    private static void AssertEqual(Network expected, Network actual)
    {
        var state = actual.state_dict();
        Assert.All(expected.state_dict(), entry => Assert.True(entry.Value.equal(state[entry.Key]).all().item<bool>(), entry.Key));
    }
}
