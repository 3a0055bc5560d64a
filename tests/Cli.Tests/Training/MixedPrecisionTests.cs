using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Summary;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Training;

public class MixedPrecisionTests
{
    private static readonly TrainingOptions Options = new() { Batch = 2, CropWidth = 16, CropHeight = 16 };

    [SkippableFact]
    public void The_loss_falls_in_bfloat16_as_in_single_precision()
    {
        string? absence = PrecisionCheck.Absence(Precision.Bf16, CPU);
        Skip.If(absence is not null, $"{absence}.");
        double[] wide = [.. Enumerable.Range(1, 5).Select(seed => Last(Precision.Fp32, seed))];
        double[] narrow = [.. Enumerable.Range(1, 5).Select(seed => Last(Precision.Bf16, seed))];
        string figures = $"{string.Join(' ', wide)} and {string.Join(' ', narrow)}";
        Assert.True(Math.Abs(narrow.Average() - wide.Average()) <= (wide.Max() - wide.Min()) / 2, figures);

        double Last(Precision precision, int seed)
        {
            double[] losses = Losses(precision, seed);
            Assert.True(losses.TakeLast(10).Average() < 0.7 * losses.Take(5).Average());
            return losses.TakeLast(10).Average();
        }
    }

    [Fact]
    public void Updates_smaller_than_bfloat16_shows_add_up_and_statistics_reach_the_network()
    {
        using var network = new TinyNetwork(3);
        using var narrow = new NarrowNetwork(network, new TinyNetwork(3), CPU);
        using var step = new TrainingStep(network, Options with { WeightDecay = 0 }, narrow);
        using Batch batch = new(randn(2, 3, 16, 16), randint(0, 3, [2, 16, 16], ScalarType.Int64));
        using Tensor before = network.ParametersOf("Head").First().detach().clone(), mean = network.buffers().First().clone();
        step.Run(batch, 1e-7);
        using Tensor after = network.ParametersOf("Head").First().detach().clone();
        Assert.All(network.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
        Assert.False(before.allclose(after, 0, 0));
        Assert.True(before.to(ScalarType.BFloat16).allclose(after.to(ScalarType.BFloat16), 1e-2, 1e-4));
        Assert.False(mean.allclose(network.buffers().First(), 0, 0));
    }

    // 1440 pixels, of which the attention makes its map a tile at a time.
    [Fact]
    public void Attention_of_many_pixels_gets_the_gradients_of_single_precision()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using AttentionNet network = new(32);
        using (no_grad()) network.named_parameters().Single(entry => entry.name == "attended.alpha").parameter.fill_(0.7);
        using var narrow = new NarrowNetwork(network, new AttentionNet(32), CPU);
        Tensor image = randn(2, 3, 40, 36);
        network.forward(image).Scores.square().mean().backward();
        var errors = new Dictionary<string, double>();

        narrow.Backward(narrow.Run(image).Named[0].Value.to(ScalarType.Float32).square().mean(), parameter =>
        {
            string name = network.named_parameters().Single(entry => entry.parameter.Handle == parameter.Handle).name;
            Tensor expected = parameter.grad!, actual = narrow.CopyOf(parameter).grad!.to(ScalarType.Float32);
            errors[name] = (actual - expected).norm().item<float>() / expected.norm().item<float>();
        });
        narrow.Rest();

        // A bias of the keys moves all energies of a row alike: its gradient is nothing but rounding.
        Assert.Equal(network.parameters().Count(), errors.Count);
        Assert.All(errors.Where(error => error.Key != "attended.conv_c.bias"), error => Assert.InRange(error.Value, 0, 0.05));
    }

    private static double[] Losses(Precision precision, int seed)
    {
        random.manual_seed(seed);
        Sample[] samples = [.. Enumerable.Range(0, 4).Select(i => TinyData.Draw($"{i}", 40, 32, i))];
        var batches = new BatchMaker(samples, Standardisation.Of(samples.Select(s => s.Image)), Options);
        using var network = new TinyNetwork(3);
        using NarrowNetwork? narrow = precision == Precision.Bf16 ? new(network, new TinyNetwork(3), CPU) : null;
        // The copy's weights were drawn too; dropout shall draw the same in either precision.
        random.manual_seed(seed);
        using var step = new TrainingStep(network, Options, narrow);
        var losses = new double[60];
        for (int i = 0; i < losses.Length; i++)
        {
            using Batch batch = batches.Make(i, 0, CPU);
            losses[i] = step.Run(batch, 0.01);
        }
        return losses;
    }
}
