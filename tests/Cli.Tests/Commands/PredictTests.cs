using DaNetGen.Cli.Commands;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Commands;

public sealed class PredictTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PredictTests()
    {
        TinyData.Write(folder["data"]);
        File.WriteAllText(folder["data", "train", "notes.md"], "no image");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_folders_and_patterns_are_found()
    {
        string file = folder["data", "train", "train0.png"], train = folder["data", "train"];
        Assert.Equal([file], ImageArguments.Expand([file]));
        Assert.Equal(["train0.png", "train1.png", "train2.png"], ImageArguments.Expand([train]).Select(Path.GetFileName));
        Assert.Equal(["train0.png", "val0.png"], ImageArguments.Expand([folder["data", "*", "*0.png"]]).Where(p => !p.Contains("annot")).Select(Path.GetFileName));
        Assert.Equal(12, ImageArguments.Expand([folder["data", "**", "*.*"]]).Count);
    }

    [Theory]
    [InlineData("/nowhere/a.png", "no image /nowhere/a.png")]
    [InlineData("/nowhere/*.png", "No image matches /nowhere/*.png")]
    public void An_argument_without_images_is_refused(string argument, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<UserError>(() => ImageArguments.Expand([argument])).Message);

    [Fact]
    public void A_label_map_keeps_its_values_and_shows_its_colours()
    {
        var classes = new ClassList(["One", "Two"], [new(10, 200, 30), new(90, 20, 220)], [3, 7]);
        PaletteFile.Write(new(3, 1, [1, 0, 1]), classes, folder["map.png"]);
        Assert.Equal([7, 3, 7], LabelFile.Read(folder["map.png"]).Classes);
        RgbImage seen = ImageFile.Read(folder["map.png"]);
        Assert.Equal((new Rgb(90, 20, 220), new Rgb(10, 200, 30)), (seen[0, 0], seen[1, 0]));
    }
}
