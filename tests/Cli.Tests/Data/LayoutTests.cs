using DaNetGen.Cli.Data;
using DaNetGen.Cli.Data.Layouts;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Data;

public sealed class LayoutTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("camvid", "camvid", 11)]
    [InlineData("plain", "plain", 2)]
    [InlineData("ade20k", "ade20k", 150)]
    [InlineData("voc", "voc", 21)]
    [InlineData("cityscapes", "cityscapes", 19)]
    [InlineData("cityscapes-ids", "cityscapes", 19)]
    public void Each_layout_is_recognised_and_read(string written, string name, int count)
    {
        LayoutData.Write(written, folder.Path);
        Assert.Equal(name, DataLayouts.Of(folder.Path).Name);
        ClassList classes = ClassesFile.OfFolder(folder.Path);
        Assert.Equal(count, classes.Count);
        foreach (string split in (string[])["train", "val"])
        {
            IReadOnlyList<Sample> samples = new SampleReader(classes, 1, scaleLabels: true).ReadAll(SegmentationFolder.Pairs(folder.Path, split));
            Assert.Equal(2, samples.Count);
            Assert.All(samples, sample =>
            {
                Assert.Equal(0, sample.Label.Classes[0]);
                Assert.Equal(1, sample.Label.Classes[^25]);
                Assert.Equal(ClassList.Ignored, sample.Label.Classes[^1]);
            });
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("voc")]
    [InlineData("cityscapes-ids")]
    public void Check_counts_the_classes_and_shows_samples(string written)
    {
        LayoutData.Write(written, folder.Path);
        string printed = Danet.Run("data", "check", folder.Path, "--sheet", folder["sheet.png"]).Success();
        Assert.Contains("50.00 %", printed);
        Assert.Contains("43.75 %", printed);
        Assert.Contains("6.25 %", printed);
        Assert.Contains("2 of 2", printed);
        Assert.True(ImageFile.Read(folder["sheet.png"]).Height > 240);
    }

    [Fact]
    public void Check_names_every_broken_file_at_once()
    {
        LayoutData.Write("voc", folder.Path);
        File.WriteAllText(folder["JPEGImages", "train0.jpg"], "this is text");
        File.Delete(folder["JPEGImages", "train1.jpg"]);
        File.Delete(folder["SegmentationClass", "val0.png"]);
        LabelFile.Write(new(24, 16, [.. Enumerable.Repeat((byte)99, 24 * 16)]), folder["SegmentationClass", "val1.png"]);
        File.WriteAllText(folder["SegmentationClass", "train0.png"], "nor is this");
        Danet run = Danet.Run("data", "check", folder.Path, "--sheet", folder["sheet.png"]);
        Assert.Equal(1, run.Code);
        string[] lines = run.Error.TrimEnd().Split('\n');
        Assert.Equal(5, lines.Length);
        string[] named = ["train0.jpg is no image", "train0.png is no label map", "no image", "val0.jpg has no label", "val1.png has the value 99"];
        Assert.All(named.Zip(lines), pair => Assert.Contains(pair.First, pair.Second));
        Assert.All(lines, line => Assert.StartsWith("danet: ", line));
        Assert.False(File.Exists(folder["sheet.png"]));
    }

    [Fact]
    public void A_layout_can_be_named()
    {
        LayoutData.Write("camvid", folder.Path);
        Danet.Run("data", "check", folder.Path, "--layout", "camvid", "--sheet", folder["sheet.png"]).Success();
        Assert.Contains("no folder gtFine/", Danet.Run("data", "check", folder.Path, "--layout", "cityscapes").Sentence());
        Assert.Contains("did you mean 'voc'", Danet.Run("data", "check", folder.Path, "--layout", "vocc").Sentence(), StringComparison.OrdinalIgnoreCase);
    }
}
