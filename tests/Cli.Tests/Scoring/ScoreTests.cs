using DaNetGen.Cli.Data;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Tests.Scoring;

public class ScoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Figures_equal_those_counted_pixel_by_pixel(int seed)
    {
        const int classes = 6;
        var random = new Random(seed);
        // Class 4 does not occur in the truth, class 5 in neither.
        byte[] truth = [.. Enumerable.Range(0, 4000).Select(_ => random.Next(10) == 0 ? ClassList.Ignored : (byte)random.Next(4))];
        byte[] answer = [.. truth.Select(label => label == ClassList.Ignored || random.Next(3) == 0 ? (byte)random.Next(5) : label)];
        var matrix = new ConfusionMatrix(classes);
        matrix.Add(truth.AsSpan(0, 1500), answer.AsSpan(0, 1500));
        matrix.Add(truth.AsSpan(1500), answer.AsSpan(1500));

        Score score = Score.Of(matrix);

        int[] counted = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] != ClassList.Ignored)];
        List<double> occurring = [];
        for (int label = 0; label < classes; label++)
        {
            double both = counted.Count(i => truth[i] == label && answer[i] == label), either = counted.Count(i => truth[i] == label || answer[i] == label);
            if (label >= 4)
            {
                Assert.Null(score.ClassIoU[label]);
                continue;
            }
            Assert.Equal(both / either, score.ClassIoU[label]!.Value, 12);
            occurring.Add(both / either);
        }
        Assert.Equal(occurring.Average(), score.MeanIoU, 12);
        Assert.Equal(counted.Count(i => truth[i] == answer[i]) / (double)counted.Length, score.PixelAccuracy, 12);
    }

    [Fact]
    public void Baseline_equals_answering_the_commonest_class_everywhere()
    {
        byte[] truth = [0, 1, 1, 1, 2, ClassList.Ignored];
        ConfusionMatrix any = new(4), constant = new(4);
        any.Add(truth, [2, 2, 0, 1, 2, 0]);
        constant.Add(truth, [1, 1, 1, 1, 1, 1]);
        Assert.Equal(1, CommonestClass.Of(any));
        Score expected = Score.Of(constant), baseline = CommonestClass.Score(any);
        Assert.Equal(expected.ClassIoU, baseline.ClassIoU);
        Assert.Equal(expected.MeanIoU, baseline.MeanIoU, 12);
        Assert.Equal(expected.PixelAccuracy, baseline.PixelAccuracy, 12);
    }

    [Fact]
    public void Nothing_labelled_scores_zero_and_not_a_failure()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add([ClassList.Ignored], [1]);
        Assert.Equal((0, 0), (Score.Of(matrix).MeanIoU, Score.Of(matrix).PixelAccuracy));
        Assert.Equal(0, CommonestClass.Score(matrix).MeanIoU);
    }
}
