using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Tests.Data;

public class ClassesFileTests
{
    [Fact]
    public void Reads_names_colours_and_ignored_values()
    {
        ClassList classes = ClassesFile.Parse(["// a comment", "Road #804080", "Void ignored", "Traffic sign", ""], "classes.txt");

        Assert.Equal(["Road", "Traffic sign"], classes.Names);
        Assert.Equal(new Rgb(0x80, 0x40, 0x80), classes.Colours[0]);
        Assert.Equal([0, 2], classes.Values);
        byte[] encoding = classes.Encoding();
        Assert.Equal([0, ClassList.Ignored, 1, ClassList.Unknown, ClassList.Ignored], [encoding[0], encoding[1], encoding[2], encoding[3], encoding[255]]);
    }

    [Theory]
    [InlineData("one class", "Road")]
    [InlineData("twice", "Road\nRoad")]
    [InlineData("#rrggbb", "Road #80\nSky")]
    public void Says_what_is_wrong(string about, string text)
    {
        var problem = Assert.Throws<UserError>(() => ClassesFile.Parse(text.Split('\n'), "classes.txt"));
        Assert.Contains(about == "one class" ? "at least two" : about, problem.Message);
    }

    [Fact]
    public void Without_a_file_the_classes_are_CamVids()
    {
        using var folder = new Support.TemporaryFolder();
        ClassList classes = ClassesFile.OfFolder(folder.Path);
        Assert.Equal(11, classes.Count);
        Assert.Equal("Road", classes.Names[3]);
        Assert.Equal(ClassList.Ignored, classes.Encoding()[11]);
        Assert.Equal("0 to 11, or 255 for unlabelled", classes.AllowedValues());
    }

    [Fact]
    public void Colours_that_are_made_up_differ() => Assert.Equal(40, Enumerable.Range(0, 40).Select(DistinctColours.At).Distinct().Count());
}
