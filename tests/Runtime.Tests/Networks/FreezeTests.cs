using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Networks;

public sealed class FreezeTests
{
    [Fact]
    public void FrozenStageStaysInEvaluationAndTakesNoGradient()
    {
        using var scope = NewDisposeScope();
        using var network = new SmallNetwork();

        network.Freeze("Stem");
        network.train();

        Assert.False(network.IsTraining("Stem"));
        Assert.True(network.IsTraining("ConvP1"));
        var mean = network.Weight("bn1.running_mean").clone();
        using var outputs = network.forward(randn(2, 3, 16, 16));
        outputs.Fused.sum().backward();
        Assert.True(allclose(mean, network.Weight("bn1.running_mean")));
        Assert.All(network.ParametersOf("Stem"), parameter => Assert.Null(parameter.grad));
        Assert.All(network.ParametersOf("ConvP1"), parameter => Assert.NotNull(parameter.grad));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void UnfrozenStageFollowsTheNetworkAgain(bool training)
    {
        using var network = new SmallNetwork();
        network.Freeze("Stem", "ConvP1");
        network.train(training);

        network.Unfreeze("Stem");

        Assert.Equal(training, network.IsTraining("Stem"));
        Assert.False(network.IsTraining("ConvP1"));
        Assert.All(network.ParametersOf("Stem"), parameter => Assert.True(parameter.requires_grad));
        Assert.All(network.ParametersOf("ConvP1"), parameter => Assert.False(parameter.requires_grad));
    }

    [Fact]
    public void FrozenBatchNormStaysFrozen()
    {
        using var network = new SmallNetwork(norm: Norm.FrozenBatch);

        network.Freeze("ConvP1");
        network.Unfreeze("ConvP1");

        Assert.Equal([true, false, false], network.ParametersOf("ConvP1").Select(parameter => parameter.requires_grad));
    }

    [Fact]
    public void UnfreezingANetworkKeepsWhatItFrozeItself()
    {
        using var network = new OuterNetwork();
        network.Inner.Freeze("Stem");

        network.Freeze("Backbone");
        network.Unfreeze("Backbone");
        network.train();

        Assert.False(network.Inner.IsTraining("Stem"));
        Assert.All(network.Inner.ParametersOf("Stem"), parameter => Assert.False(parameter.requires_grad));
        Assert.True(network.Inner.IsTraining("ConvP1"));
        Assert.All(network.Inner.ParametersOf("ConvP1"), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void UnknownStageFreezesNothing()
    {
        using var network = new SmallNetwork();

        Assert.Throws<ArgumentException>(() => network.Freeze("Stem", "Nowhere"));

        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
    }
}
