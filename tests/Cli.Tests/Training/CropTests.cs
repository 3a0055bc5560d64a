using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Tests.Training;

public class CropTests
{
    private static readonly Standardisation Plain = new([0, 0, 0], [1, 1, 1]);
    private readonly Sample sample = TinyData.Draw("any", 40, 32, seed: 2);

    [Fact]
    public void Unscaled_it_is_the_image_and_its_labels()
    {
        (float[] planes, long[] labels, int labelled) = Cut(new Crop(1, 5, 3, Mirrored: false), 20, 10);
        for (int y = 0; y < 10; y++)
        {
            for (int x = 0; x < 20; x++)
            {
                Assert.Equal(sample.Image[x + 5, y + 3].R / 255f, planes[y * 20 + x], 1e-6);
                Assert.Equal(sample.Image[x + 5, y + 3].B / 255f, planes[400 + y * 20 + x], 1e-6);
                Assert.Equal(sample.Label.Classes[(y + 3) * 40 + x + 5], labels[y * 20 + x]);
            }
        }
        Assert.Equal(200, labelled);
    }

    [Fact]
    public void Mirrored_it_is_the_same_from_right_to_left()
    {
        (float[] planes, long[] labels, _) = Cut(new Crop(0.8, 2, 1, Mirrored: false), 16, 12);
        (float[] mirrored, long[] mirroredLabels, _) = Cut(new Crop(0.8, 2, 1, Mirrored: true), 16, 12);
        for (int y = 0; y < 12; y++)
        {
            for (int x = 0; x < 16; x++)
            {
                Assert.Equal(planes[y * 16 + x], mirrored[y * 16 + 15 - x], 1e-6);
                Assert.Equal(labels[y * 16 + x], mirroredLabels[y * 16 + 15 - x]);
            }
        }
    }

    [Fact]
    public void Around_the_image_there_is_the_mean_without_a_label()
    {
        (float[] planes, long[] labels, int labelled) = Cut(new Crop(1, -10, -4, Mirrored: false), 60, 40);
        Assert.Equal(ClassList.Ignored, labels[0]);
        Assert.Equal(0, planes[0]);
        Assert.Equal(sample.Label.Classes[0], labels[4 * 60 + 10]);
        Assert.Equal(40 * 31, labelled);
    }

    [Fact]
    public void A_scaled_crop_mixes_pixels_and_takes_labels_whole()
    {
        (float[] planes, long[] labels, _) = Cut(new Crop(2, 0, 0, Mirrored: false), 80, 64);
        // In a picture twice as large, pixel 2k+1 lies a quarter of the way from k to k+1.
        float expected = (0.75f * sample.Image[4, 0].R + 0.25f * sample.Image[5, 0].R) / 255f;
        Assert.Equal(expected, planes[9], 1e-5);
        Assert.Equal(sample.Label.Classes[4], labels[9]);
    }

    [Fact]
    public void Looks_stay_inside_a_larger_image_and_around_a_smaller_one()
    {
        var options = new TrainingOptions { CropWidth = 24, CropHeight = 24 };
        var random = new Random(3);
        for (int i = 0; i < 500; i++)
        {
            Crop crop = Crop.Draw(random, 40, 32, options);
            Assert.InRange(crop.Scale, 0.5, 2);
            double spareX = 40 * crop.Scale - 24, spareY = 32 * crop.Scale - 24;
            Assert.InRange(crop.Left, Math.Min(0, spareX), Math.Max(0, spareX));
            Assert.InRange(crop.Top, Math.Min(0, spareY), Math.Max(0, spareY));
        }
    }

    private (float[] Planes, long[] Labels, int Labelled) Cut(Crop crop, int width, int height)
    {
        var planes = new float[3 * width * height];
        var labels = new long[width * height];
        int labelled = new CropSampler(Plain, width, height).Write(sample, crop, ColourJitter.None, planes, labels);
        return (planes, labels, labelled);
    }
}
