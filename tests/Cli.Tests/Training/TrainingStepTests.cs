using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using DaNetGen.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Training;

public class TrainingStepTests
{
    private static readonly TrainingOptions Options = new() { Batch = 2, CropWidth = 16, CropHeight = 16, Rate = 0.01 };

    [Fact]
    public void The_head_learns_at_ten_times_the_backbones_rate()
    {
        using var network = new TinyNetwork(3);
        using var step = new TrainingStep(network, Options);
        using Batch batch = Random();
        step.Run(batch, rate: 0.004);
        Assert.Equal(0.004, step.Rates[0], 12);
        Assert.Equal(0.04, step.Rates[1], 12);
    }

    /// <summary>Two steps worked out by hand: rate by stage, momentum 0.9 and weight decay 1e-4, which a parameter group could silently lose.</summary>
    [Theory]
    [InlineData("Backbone", 1)]
    [InlineData("Head", 10)]
    [InlineData("Auxiliary", 10)]
    public void Momentum_decay_and_rate_reach_every_stage(string stage, double factor)
    {
        random.manual_seed(1);
        using var network = new TinyNetwork(3);
        network.eval();
        using var step = new TrainingStep(network, Options);
        using Batch batch = Random();
        var parameter = network.ParametersOf(stage).First();
        const double rate = 0.02;

        using Tensor start = parameter.detach().clone();
        step.Run(batch, rate);
        using Tensor firstGradient = parameter.grad!.detach().clone(), afterFirst = parameter.detach().clone();
        step.Run(batch, rate);
        using Tensor secondGradient = parameter.grad!.detach().clone(), afterSecond = parameter.detach().clone();

        using var scope = NewDisposeScope();
        Tensor velocity = firstGradient + start * 1e-4;
        Tensor expected = start - velocity * (rate * factor);
        Assert.True(expected.allclose(afterFirst, 1e-4, 1e-7));
        velocity = velocity * 0.9 + secondGradient + afterFirst * 1e-4;
        expected = afterFirst - velocity * (rate * factor);
        Assert.True(expected.allclose(afterSecond, 1e-4, 1e-7));
    }

    [Fact]
    public void The_loss_weighs_the_outputs_and_passes_over_unlabelled_pixels()
    {
        using var scope = NewDisposeScope();
        Tensor fused = randn(1, 3, 2, 2), auxiliary = randn(1, 3, 2, 2);
        Tensor labels = tensor(new long[] { 0, 2, 255, 1 }, [1, 2, 2]);
        var outputs = new TinyNetwork.Outputs([("Fused", fused), ("Auxiliary", auxiliary)]);
        double loss = SegmentationLoss.Of(outputs, labels, 0.4).item<float>();

        double Mean(Tensor logits) => ((long[])[0, 1, 3]).Average(i =>
        {
            double[] values = [.. Enumerable.Range(0, 3).Select(c => (double)logits[0, c, i / 2, i % 2].item<float>())];
            long label = labels[0, i / 2, i % 2].item<long>();
            return Math.Log(values.Sum(Math.Exp)) - values[label];
        });
        Assert.Equal(Mean(fused) + 0.4 * Mean(auxiliary), loss, 1e-5);
    }

    [Fact]
    public void A_batch_without_labels_changes_nothing()
    {
        using var network = new TinyNetwork(3);
        using var step = new TrainingStep(network, Options);
        using var batch = new Batch(randn(2, 3, 16, 16), full([2, 16, 16], ClassList.Ignored, ScalarType.Int64));
        using Tensor before = network.ParametersOf("Head").First().detach().clone();
        Assert.True(double.IsNaN(step.Run(batch, 0.1)));
        Assert.True(before.allclose(network.ParametersOf("Head").First(), 0, 0));
    }

    [Fact]
    public void Steps_leave_no_tensor_behind_and_the_loss_falls()
    {
        random.manual_seed(1);
        Sample[] samples = [.. Enumerable.Range(0, 4).Select(i => TinyData.Draw($"{i}", 40, 32, i))];
        var batches = new BatchMaker(samples, Standardisation.Of(samples.Select(s => s.Image)), Options);
        using var network = new TinyNetwork(3);
        using var step = new TrainingStep(network, Options);
        List<double> losses = [];
        long settled = 0;
        for (int i = 0; i < 60; i++)
        {
            using (Batch batch = batches.Make(i, 0, CPU)) losses.Add(step.Run(batch, 0.01));
            if (i == 9) settled = LiveTensors.Count();
        }
        // Not collected first: what only a finalizer would free counts as left behind.
        Assert.InRange(Tensor.TotalCount, 0, settled);
        Assert.True(losses.TakeLast(10).Average() < 0.7 * losses.Take(5).Average());
    }

    private static Batch Random() => new(randn(2, 3, 16, 16), randint(0, 3, [2, 16, 16], ScalarType.Int64));
}
