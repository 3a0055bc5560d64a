using DaNetGen.Cli.Data;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Tests;
using TorchSharp;

namespace DaNetGen.Cli.Tests.Scoring;

public class SegmenterTests
{
    [Theory]
    [InlineData(97, 129, 97, 129)]
    [InlineData(40, 32, 80, 64)]
    [InlineData(33, 31, 10, 7)]
    public void Answers_at_the_size_asked_for(int width, int height, int answerWidth, int answerHeight)
    {
        using var network = new TinyNetwork(3);
        network.eval();
        var segmenter = new Segmenter(x => network.Run(x), new([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]), torch.CPU);
        LabelMap answer = segmenter.Segment(TinyData.Draw("any", width, height, 1).Image, answerWidth, answerHeight);
        Assert.Equal((answerWidth, answerHeight), (answer.Width, answer.Height));
        Assert.Equal(answerWidth * answerHeight, answer.Classes.Length);
        Assert.All(answer.Classes, label => Assert.InRange(label, 0, 2));
    }

    [Fact]
    public void Leaves_no_tensor_behind()
    {
        using var network = new TinyNetwork(3);
        network.eval();
        var segmenter = new Segmenter(x => network.Run(x), new([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]), torch.CPU);
        RgbImage image = TinyData.Draw("any", 40, 32, 1).Image;
        segmenter.Segment(image, 80, 64);
        long before = LiveTensors.Count();
        for (int i = 0; i < 20; i++) segmenter.Segment(image, 80, 64);
        // Not collected first: what only a finalizer would free counts as left behind.
        Assert.InRange(torch.Tensor.TotalCount, 0, before);
    }
}
