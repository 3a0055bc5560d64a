using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Networks;

public sealed class NetworkTests
{
    [Fact]
    public void StagesStandUnderTheirKeysInOrder()
    {
        using var network = new SmallNetwork();

        Assert.Equal(["Stem", "ConvP1", "Fused"], network.StageNames);
        Assert.Equal(
            ["conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var", "bn1.num_batches_tracked", "conv_p1.0.weight"],
            network.state_dict().Keys.Take(7));
        Assert.Equal(["out.1.weight", "out.1.bias"], network.state_dict().Keys.TakeLast(2));
        Assert.Equal(new OuterNetwork().state_dict().Keys, network.state_dict().Keys.Select(key => $"model.{key}"));
    }

    [Fact]
    public void LayerWithParametersNeedsAKey()
    {
        var refused = Assert.Throws<ArgumentException>(() => new KeylessNetwork());

        Assert.Contains("'ConvP1' needs a key", refused.Message);
    }

    [Fact]
    public void OutlivesTheScopeItWasMadeIn()
    {
        OuterNetwork network;
        using (NewDisposeScope())
            network = new OuterNetwork();
        using var scope = NewDisposeScope();
        using (network)
        {
            Assert.All(network.state_dict().Values, value => Assert.False(value.IsInvalid));
            using var outputs = network.Run(randn(1, 3, 16, 16));
            Assert.Equal([1, 3, 4, 4], outputs.Named.Single().Value.shape);
        }
    }

    [Fact]
    public void OutputsDisposeTheirTensors()
    {
        using var network = new SmallNetwork();
        using var image = randn(1, 3, 16, 16);
        var before = LiveTensors.Count();

        var outputs = network.forward(image);
        Assert.Equal(before + 1, Tensor.TotalCount);
        outputs.Dispose();

        Assert.True(outputs.Fused.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void DisposingFreesEveryTensor()
    {
        var network = new SmallNetwork();
        var tensors = network.state_dict().Values;

        network.Dispose();

        Assert.All(tensors, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void ParametersOfStages()
    {
        using var network = new SmallNetwork();

        Assert.Equal([3, 3 + 2], new[] { network.ParametersOf("Stem").Count(), network.ParametersOf("ConvP1", "Fused").Count() });
        Assert.Equal(network.parameters().Count(), network.ParametersOf([.. network.StageNames]).Count());
    }

    [Theory]
    [InlineData("convp1", "did you mean 'ConvP1'?")]
    [InlineData("Fusd", "did you mean 'Fused'?")]
    [InlineData("Elsewhere", "'Elsewhere' with a layer;")]
    public void UnknownStageIsNamedWithTheKnownOnes(string stage, string expected)
    {
        using var network = new SmallNetwork();

        var refused = Assert.Throws<ArgumentException>(() => network.ParametersOf("Stem", stage));

        Assert.Contains(expected, refused.Message);
        Assert.Contains("Stem, ConvP1, Fused", refused.Message);
    }

    [Fact]
    public void ConvertsToAnotherElementTypeWithItsGradientsOff()
    {
        using var scope = NewDisposeScope();
        using var network = new SmallNetwork();
        network.Freeze("Stem");

        network.to(ScalarType.BFloat16);

        using var outputs = network.forward(randn([1, 3, 16, 16], ScalarType.BFloat16));
        Assert.Equal(ScalarType.BFloat16, outputs.Fused.dtype);
        Assert.All(network.ParametersOf("Stem"), parameter => Assert.False(parameter.requires_grad));
        Assert.All(network.ParametersOf("ConvP1"), parameter => Assert.True(parameter.requires_grad));
    }
}
