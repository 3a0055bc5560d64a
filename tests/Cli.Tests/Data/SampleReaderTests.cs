using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Data;

public class SampleReaderTests
{
    [Fact]
    public void Reads_pairs_in_the_order_of_their_names()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder.Path);
        File.WriteAllText(folder["train", "notes.txt"], "no image by its ending, so none");

        var reader = new SampleReader(ClassesFile.OfFolder(folder.Path), 1, scaleLabels: true);
        IReadOnlyList<Sample> samples = reader.ReadAll(SegmentationFolder.Pairs(folder.Path, "train"));

        Assert.Equal(["train0.png", "train1.png", "train2.png"], samples.Select(s => s.Name));
        Sample drawn = TinyData.Draw("train1", 40, 32, seed: 1);
        Assert.Equal(drawn.Image.Pixels, samples[1].Image.Pixels);
        Assert.Equal(drawn.Label.Classes, samples[1].Label.Classes);
    }

    [Theory]
    [InlineData(true, 20, 16)]
    [InlineData(false, 41, 33)]
    public void Scales_images_and_where_asked_labels(bool scaleLabels, int labelWidth, int labelHeight)
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder.Path, 41, 33, images: 1);
        Sample sample = new SampleReader(ClassesFile.OfFolder(folder.Path), 0.5, scaleLabels).ReadAll(SegmentationFolder.Pairs(folder.Path, "val"))[0];
        Assert.Equal((20, 16), (sample.Image.Width, sample.Image.Height));
        Assert.Equal((labelWidth, labelHeight), (sample.Label.Width, sample.Label.Height));
    }

    [Fact]
    public void Standardisation_is_the_images_mean_and_deviation()
    {
        RgbImage dark = RgbImage.Filled(2, 1, new(0, 51, 255)), bright = RgbImage.Filled(2, 1, new(255, 51, 255));
        Standardisation figures = Standardisation.Of([dark, bright]);
        Assert.Equal(0.5, figures.Mean[0], 9);
        Assert.Equal(0.5, figures.Deviation[0], 9);
        Assert.Equal(0.2, figures.Mean[1], 9);
        Assert.True(figures.Deviation[1] > 0);
        Assert.Equal(-1, figures.Table(0)[0], 6);
        Assert.Equal(1, figures.Table(0)[255], 6);
    }
}
