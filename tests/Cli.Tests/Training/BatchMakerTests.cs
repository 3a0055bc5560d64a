using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using TorchSharp;

namespace DaNetGen.Cli.Tests.Training;

public class BatchMakerTests
{
    private static readonly Standardisation Plain = new([0, 0, 0], [1, 1, 1]);
    private static readonly TrainingOptions Options = new() { Batch = 4, CropWidth = 24, CropHeight = 16, Seed = 7 };
    private readonly Sample[] samples = [.. Enumerable.Range(0, 6).Select(i => TinyData.Draw($"{i}", 40, 32, i))];

    [Fact]
    public void A_batch_depends_on_seed_epoch_and_place_alone()
    {
        var batches = new BatchMaker(samples, Plain, Options);
        using Batch first = batches.Make(2, 1, torch.CPU), again = new BatchMaker(samples, Plain, Options).Make(2, 1, torch.CPU);
        using Batch other = batches.Make(3, 1, torch.CPU), seeded = new BatchMaker(samples, Plain, Options with { Seed = 8 }).Make(2, 1, torch.CPU);
        Assert.Equal([4, 3, 16, 24], first.Images.shape);
        Assert.Equal([4, 16, 24], first.Labels.shape);
        Assert.True(first.Images.allclose(again.Images, 0, 0) && first.Labels.allclose(again.Labels, 0, 0));
        Assert.False(first.Images.allclose(other.Images, 0, 0));
        Assert.False(first.Images.allclose(seeded.Images, 0, 0));
    }

    [Fact]
    public void An_epoch_sees_every_image()
    {
        var batches = new BatchMaker(samples, Plain, Options);
        Assert.Equal(2, batches.BatchesPerEpoch);
        Assert.Equal([0, 1, 2, 3, 4, 5], batches.Order(0).Order());
        Assert.NotEqual(batches.Order(0), batches.Order(1));
    }
}
