using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using TorchSharp;

namespace DaNetGen.Cli.Tests.Training;

public class CamVidTests
{
    [SkippableFact]
    public void The_loss_falls_on_real_street_scenes()
    {
        string? folder = CamVid.Folder();
        Skip.If(folder is null, "shared/camvid is not beside this repository: the street scenes are not shipped with it.");
        IReadOnlyList<SamplePaths> pairs = SegmentationFolder.Pairs(folder, "train");
        IReadOnlyList<Sample> samples = new SampleReader(ClassesFile.OfFolder(folder), 0.5, scaleLabels: true).ReadAll([.. pairs.Take(8)]);
        Assert.All(samples, sample => Assert.Equal((240, 180), (sample.Image.Width, sample.Image.Height)));

        torch.random.manual_seed(1);
        var options = new TrainingOptions { Batch = 4, CropWidth = 96, CropHeight = 96, WarmUp = 4, SmallestScale = 0.75, LargestScale = 1.25 };
        using Network network = ModelCatalog.Build(new("danet-r18", 11));
        var batches = new BatchMaker(samples, Standardisation.Of(samples.Select(s => s.Image)), options);
        using var step = new TrainingStep(network, options);
        var schedule = new PolySchedule(options.Rate, options.WarmUp);
        List<double> losses = [];
        for (int i = 0; i < 16; i++)
        {
            using Batch batch = batches.Make(i / 2, i % 2, torch.CPU);
            losses.Add(step.Run(batch, schedule.RateAt(i, 0)));
        }
        Assert.True(losses.TakeLast(4).Average() < 0.8 * losses.Take(2).Average(), string.Join(", ", losses.Select(l => l.ToString("0.00"))));
    }
}
