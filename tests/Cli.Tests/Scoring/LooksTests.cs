using System.Text.Json;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Tests.Support;
using TorchSharp;

namespace DaNetGen.Cli.Tests.Scoring;

public sealed class LooksTests : IDisposable
{
    private readonly TinyNetwork network = new(3);
    private readonly RgbImage image = TinyData.Draw("any", 40, 32, 1).Image;

    public LooksTests() => network.eval();

    public void Dispose() => network.Dispose();

    [Fact]
    public void A_window_as_large_as_the_image_answers_as_the_whole()
    {
        LabelMap plain = Segment(new(), image);
        Assert.Equal(plain.Classes, Segment(new() { Window = SlidingWindow.Of(new(32, 40), null) }, image).Classes);
        Assert.Equal(plain.Classes, Segment(new() { Window = SlidingWindow.Of(new(500, 500), null) }, image).Classes);
    }

    /// <summary>A network that answers with what it sees gives the image back, whatever the overlaps.</summary>
    [Fact]
    public void Windows_cover_every_pixel()
    {
        using torch.Tensor input = torch.rand(1, 3, 33, 41);
        using torch.Tensor seen = SlidingWindow.Of(new(10, 12), new(7, 5)).Logits(input, window => window.alias());
        Assert.True(seen.allclose(input));
    }

    [Fact]
    public void A_mirrored_image_gets_the_mirrored_answer()
    {
        var looks = new Looks { Flip = true };
        LabelMap answer = Segment(looks, image), mirrored = Segment(looks, Mirrored(image));
        for (int y = 0; y < 32; y++)
            for (int x = 0; x < 40; x++) Assert.Equal(answer.Classes[y * 40 + x], mirrored.Classes[y * 40 + 39 - x]);
    }

    [Fact]
    public void Several_scales_answer_at_the_size_asked_for() =>
        Assert.Equal(40 * 32, Segment(new() { Scales = [0.75, 1, 1.25], Flip = true, Window = SlidingWindow.Of(new(16, 16), null) }, image).Classes.Length);

    [Fact]
    public void The_file_holds_the_figures_of_the_table()
    {
        using var folder = new TemporaryFolder();
        var matrix = new ConfusionMatrix(2);
        matrix.Add([0, 0, 0, 1], [0, 0, 1, 1]);
        var classes = new ClassList(["One", "Two"], [new(1, 2, 3), new(4, 5, 6)]);
        ScoreFile.Write(matrix, classes, folder["score.json"]);
        JsonElement file = JsonDocument.Parse(File.ReadAllText(folder["score.json"])).RootElement;
        Score score = Score.Of(matrix);
        Assert.Equal(score.MeanIoU, file.GetProperty("mean_iou").GetDouble());
        Assert.Equal(score.PixelAccuracy, file.GetProperty("pixel_accuracy").GetDouble());
        Assert.Equal(score.ClassIoU, file.GetProperty("classes").EnumerateArray().Select(c => (double?)c.GetProperty("iou").GetDouble()));
        Assert.Equal(1, file.GetProperty("confusion")[0][1].GetInt64());
        Assert.True(ConfusionPicture.Of(matrix, classes).Width > 60);
    }

    [Fact]
    public void A_stride_that_leaves_gaps_is_refused() =>
        Assert.Contains("gaps", Assert.Throws<UserError>(() => SlidingWindow.Of(new(10, 10), new(11, 10))).Message);

    private LabelMap Segment(Looks looks, RgbImage picture) =>
        new Segmenter(x => network.Run(x), new([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]), torch.CPU, looks).Segment(picture, 40, 32);

    private static RgbImage Mirrored(RgbImage picture)
    {
        var mirrored = RgbImage.Filled(picture.Width, picture.Height, default);
        for (int y = 0; y < picture.Height; y++)
            for (int x = 0; x < picture.Width; x++) mirrored[x, y] = picture[picture.Width - 1 - x, y];
        return mirrored;
    }
}
