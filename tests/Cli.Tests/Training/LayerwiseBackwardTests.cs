using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Tests.Summary;
using DaNetGen.Cli.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Training;

public class LayerwiseBackwardTests
{
    [Theory]
    [InlineData("danet-r18")]
    [InlineData("danet-r50")]
    public void Gradients_and_statistics_are_those_of_autograd_on_the_whole(string model)
    {
        using var scope = NewDisposeScope();
        var spec = new ModelSpec(model, 3, 8);
        using Network whole = ModelCatalog.Build(spec), cut = ModelCatalog.Build(spec);
        // In double precision no order of sums shows.
        foreach (Network network in (Network[])[whole, cut]) network.to(ScalarType.Float64).train();
        cut.load_state_dict(whole.state_dict());
        Tensor images = randn(2, 3, 48, 40, ScalarType.Float64), labels = randint(0, 3, [2, 48, 40], ScalarType.Int64);
        var backward = new LayerwiseBackward(cut);
        Dictionary<IntPtr, string> left = cut.named_parameters().ToDictionary(entry => entry.parameter.Handle, entry => entry.name);

        for (int pass = 0; pass < 2; pass++)
        {
            Loss(whole).backward();
            backward.Run(Loss(cut), layer =>
            {
                foreach (var parameter in layer.parameters())
                    if (parameter.grad is not null) left.Remove(parameter.Handle);
            });
        }
        Assert.Empty(left.Values);
        foreach (((string name, var expected), (_, var actual)) in whole.named_parameters().Zip(cut.named_parameters()))
            Assert.True(expected.grad!.allclose(actual.grad!, 1e-9, 1e-12), name);
        foreach (((string name, Tensor expected), (_, Tensor actual)) in whole.named_buffers().Zip(cut.named_buffers()))
            Assert.True(expected.allclose(actual, 1e-12, 1e-12), name);

        Tensor Loss(Network network)
        {
            random.manual_seed(5);
            using NetworkOutputs outputs = network.Run(images);
            // The attentions begin at zero weight; the sum of squares makes every output count.
            return outputs.Named.Select(output => output.Value.square().mean()).Aggregate((one, other) => one + other)
                + nn.functional.cross_entropy(outputs.Named[0].Value, labels);
        }
    }

    [Fact]
    public void Attention_that_makes_its_map_again_is_run_too()
    {
        using var scope = NewDisposeScope();
        using AttentionNet whole = new(16), cut = new(16);
        foreach (Network network in (Network[])[whole, cut]) network.to(ScalarType.Float64).train();
        using (no_grad()) whole.named_parameters().Single(entry => entry.name == "attended.alpha").parameter.fill_(0.7);
        cut.load_state_dict(whole.state_dict());
        var backward = new LayerwiseBackward(cut);
        Tensor image = randn(2, 3, 40, 36, ScalarType.Float64);

        whole.forward(image).Scores.square().mean().backward();
        backward.Run(cut.forward(image).Scores.square().mean(), _ => { });

        foreach (((string name, var expected), (_, var actual)) in whole.named_parameters().Zip(cut.named_parameters()))
            Assert.True(expected.grad!.allclose(actual.grad!, 1e-9, 1e-12), name);
    }

    [Fact]
    public void A_broken_off_pass_is_forgotten()
    {
        using var scope = NewDisposeScope();
        using Network network = ModelCatalog.Build(new("danet-r18", 3, 8));
        var backward = new LayerwiseBackward(network);
        Tensor images = randn(1, 3, 32, 32);
        Assert.ThrowsAny<Exception>(() => network.Run(randn(1, 4, 32, 32)));
        backward.Forget();
        using (network.Run(images)) backward.Forget();
        using NetworkOutputs outputs = network.Run(images);
        backward.Run(outputs.Named[0].Value.square().mean(), _ => { });
        Assert.NotNull(network.parameters().First().grad);
    }
}
