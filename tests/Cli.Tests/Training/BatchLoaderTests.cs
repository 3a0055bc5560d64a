using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using DaNetGen.Tests;
using TorchSharp;

namespace DaNetGen.Cli.Tests.Training;

public class BatchLoaderTests
{
    private static readonly TrainingOptions Options = new() { Batch = 2, CropWidth = 16, CropHeight = 16, Jitter = 0.3 };
    private readonly BatchMaker batches = new([.. Enumerable.Range(0, 5).Select(i => TinyData.Draw($"{i}", 40, 32, i))], new([0, 0, 0], [1, 1, 1]), Options);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Batches_are_the_same_with_any_number_of_workers(int workers)
    {
        long before = LiveTensors.Count();
        const int first = 2;
        using (var loader = new BatchLoader(batches, workers, first, torch.CPU))
        {
            for (int i = first; i < 8; i++)
            {
                using Batch expected = batches.Make(i / batches.BatchesPerEpoch, i % batches.BatchesPerEpoch, torch.CPU), batch = loader.Next();
                Assert.True(expected.Images.allclose(batch.Images, 0, 0) && expected.Labels.allclose(batch.Labels, 0, 0));
            }
        }
        Assert.Equal(before, LiveTensors.Count());
    }
}
