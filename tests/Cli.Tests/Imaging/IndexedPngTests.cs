using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Imaging;

public class IndexedPngTests
{
    [Theory]
    [InlineData(97, 129)]
    [InlineData(1, 1)]
    public void What_was_written_is_read_back(int width, int height)
    {
        using var folder = new TemporaryFolder();
        var values = new byte[width * height];
        new Random(5).NextBytes(values);
        LabelFile.Write(new(width, height, values), folder["label.png"]);
        LabelMap read = LabelFile.Read(folder["label.png"]);
        Assert.Equal((width, height), (read.Width, read.Height));
        Assert.Equal(values, read.Classes);
    }

    /// <summary>A palette PNG of two bits a pixel, as label tools write them: indices 0 1 2 3 / 3 2 1 0, the second row filtered "up".</summary>
    [Fact]
    public void Palette_indices_are_the_values()
    {
        byte[] file = PngBytes.Make(width: 4, height: 2, depth: 2, colourType: 3, rows: [0, 0b00_01_10_11, 2, unchecked((byte)(0b11_10_01_00 - 0b00_01_10_11))]);
        Assert.Equal([0, 1, 2, 3, 3, 2, 1, 0], IndexedPng.Decode(file).Classes);
    }

    [Fact]
    public void Every_row_filter_is_undone()
    {
        byte[] file = PngBytes.Make(width: 3, height: 5, depth: 8, colourType: 0, rows:
        [
            0, 10, 20, 30,
            1, 5, 5, 5,
            2, 1, 1, 1,
            3, 2, 2, 2,
            4, 1, 1, 1,
        ]);
        // Sub: sums along the row; up: plus the row above; average: plus half of left and above; Paeth: plus the nearest of three.
        Assert.Equal([10, 20, 30, 5, 10, 15, 6, 11, 16, 5, 10, 15, 6, 11, 16], IndexedPng.Decode(file).Classes);
    }

    [Theory]
    [InlineData("colour picture", 2, 8)]
    [InlineData("16 bits", 0, 16)]
    public void What_is_no_label_map_is_named(string what, int colourType, int depth)
    {
        byte[] file = PngBytes.Make(1, 1, depth, colourType, new byte[8]);
        Assert.Contains(what, Assert.Throws<InvalidDataException>(() => IndexedPng.Decode(file)).Message);
    }

    [Fact]
    public void No_cut_of_a_file_does_more_than_fail()
    {
        byte[] file = PngBytes.Make(3, 2, 8, 0, [0, 1, 2, 3, 0, 4, 5, 6]);
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => IndexedPng.Decode(file.AsSpan(0, length)));
    }
}
