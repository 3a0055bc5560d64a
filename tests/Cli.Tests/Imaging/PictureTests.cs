using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Imaging;

public class PictureTests
{
    private static readonly ClassList Classes = new(["Road", "Sky"], [new(200, 0, 0), new(0, 0, 200)]);

    [Theory]
    [InlineData(97, 129)]
    [InlineData(1, 1)]
    [InlineData(640, 3)]
    public void Overlay_has_the_images_size_and_the_classes_colours(int width, int height)
    {
        var labels = new LabelMap(width, height, [.. Enumerable.Range(0, width * height).Select(_ => (byte)1)]);
        RgbImage overlay = Overlay.Over(RgbImage.Filled(width, height, new(100, 100, 100)), labels, Classes, opacity: 0.5);
        Assert.Equal((width, height), (overlay.Width, overlay.Height));
        Assert.Equal(new Rgb(50, 50, 150), overlay[0, 0]);
        Assert.Equal(new Rgb(50, 50, 150), overlay[width - 1, height - 1]);
    }

    [Fact]
    public void Unlabelled_pixels_keep_the_photograph_and_are_black_in_a_colour_map()
    {
        var labels = new LabelMap(1, 1, [ClassList.Ignored]);
        Assert.Equal(new Rgb(9, 8, 7), Overlay.Over(RgbImage.Filled(1, 1, new(9, 8, 7)), labels, Classes)[0, 0]);
        Assert.Equal(default, Overlay.Colours(labels, Classes)[0, 0]);
    }

    [Theory]
    [InlineData(97, 129)]
    [InlineData(5, 5)]
    [InlineData(1280, 720)]
    public void Legend_lies_under_the_picture_and_shows_the_classes_that_occur(int width, int height)
    {
        var labels = new LabelMap(width, height, new byte[width * height]);
        RgbImage whole = Legend.Under(RgbImage.Filled(width, height, new(1, 2, 3)), labels, Classes);
        Assert.True(whole.Width >= width && whole.Height > height);
        Assert.Equal(new Rgb(1, 2, 3), whole[0, 0]);
        Rgb[] legend = [.. from y in Enumerable.Range(height, whole.Height - height) from x in Enumerable.Range(0, whole.Width) select whole[x, y]];
        Assert.Contains(Classes.Colours[0], legend);
        Assert.DoesNotContain(Classes.Colours[1], legend);
    }

    [Fact]
    public void Letters_differ()
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 %.,:-_()";
        Assert.Equal(letters.Length, letters.Select(letter => string.Join(',', Glyphs.Of(letter))).Distinct().Count());
        Assert.All(letters, letter => Assert.Equal(Glyphs.Height, Glyphs.Of(letter).Count));
    }

    [Fact]
    public void Resizing_averages_and_keeps_labels_whole()
    {
        var image = RgbImage.Filled(4, 4, new(0, 0, 0));
        image.Fill(0, 0, 2, 4, new(200, 200, 200));
        Assert.Equal(new Rgb(100, 100, 100), Resize.Image(image, 1, 1)[0, 0]);
        Assert.Equal([0, 2], Resize.Labels(new(4, 1, [0, 0, 1, 2]), 2, 1).Classes);
    }

    [Fact]
    public void A_picture_that_is_written_is_read_back()
    {
        using var folder = new TemporaryFolder();
        RgbImage image = TinyData.Draw("any", 97, 129, 3).Image;
        ImageFile.Write(image, folder["deep", "down", "image.png"]);
        Assert.Equal(image.Pixels, ImageFile.Read(folder["deep", "down", "image.png"]).Pixels);
        Assert.Single(folder.Files());
    }
}
