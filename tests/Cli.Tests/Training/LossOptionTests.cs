using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Training;

public class LossOptionTests
{
    [Fact]
    public void Rare_classes_weigh_more()
    {
        float[] weights = ClassWeights.Of([new(10, 1, [0, 0, 0, 0, 0, 0, 0, 1, 1, 255])], 3);
        Assert.Equal(1, weights.Average(), 1e-5);
        Assert.Equal(Math.Log(1.02 + 2 / 9.0) / Math.Log(1.02 + 7 / 9.0), weights[0] / weights[1], 1e-4);
        Assert.True(weights[2] > weights[1]);
    }

    [Fact]
    public void Hard_pixels_alone_count_and_never_none_of_them()
    {
        using var scope = NewDisposeScope();
        // Two pixels with their class at probability near 1, one at a half, one without a label.
        Tensor logits = tensor(new float[] { 9, 9, 0, 0, 0, 0, 0, 9 }, [1, 2, 1, 4]);
        Tensor labels = tensor(new long[] { 0, 0, 1, 255 }, [1, 1, 4]);
        Assert.Equal(Math.Log(2), HardPixels.Loss(logits, labels, null).item<float>(), 1e-5);
        Tensor weights = tensor(new float[] { 3, 5 });
        Assert.Equal(Math.Log(2), HardPixels.Loss(logits, labels, weights).item<float>(), 1e-5);
        Tensor easy = tensor(new long[] { 0, 0, 255, 255 }, [1, 1, 4]);
        Assert.Equal(Math.Log(1 + Math.Exp(-9)), HardPixels.Loss(logits, easy, null).item<float>(), 1e-5);
        Assert.True(float.IsNaN(HardPixels.Loss(logits, full_like(labels, 255), null).item<float>()));
    }

    [Fact]
    public void Jitter_changes_brightness_contrast_and_saturation()
    {
        (float red, float green, float blue) Changed(ColourJitter jitter)
        {
            (float red, float green, float blue) = (0.2f, 0.4f, 0.6f);
            jitter.Apply(ref red, ref green, ref blue, 0.5f);
            return (red, green, blue);
        }
        Assert.Equal((0.2f, 0.4f, 0.6f), Changed(ColourJitter.None));
        Assert.Equal(0.3, Changed(new(1.5f, 1, 1)).red, 1e-5);
        Assert.Equal(0.35, Changed(new(1, 0.5f, 1)).red, 1e-5);
        (float red, float green, float blue) = Changed(new(1, 1, 0));
        Assert.Equal(red, green, 1e-5);
        Assert.Equal(green, blue, 1e-5);
        Assert.Equal(ColourJitter.None, ColourJitter.Draw(new Random(1), 0));
        Assert.InRange(ColourJitter.Draw(new Random(1), 0.2).Contrast, 0.8f, 1.2f);
    }

    /// <summary>Every option at once, by the command: the loss falls, and run.json and the event file are there.</summary>
    [Fact]
    public void The_options_work_together_and_are_written_down()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["data"], images: 4);
        string[] options = ["--optimizer", "adamw", "--jitter", "0.3", "--class-weights", "--ohem", "--workers", "1", "--max-minutes", "5"];
        string[] run = ["train", "--data", folder["data"], "--out", folder["run"], "--output-stride", "32", "--crop", "32", "--batch", "2", "--epochs", "1"];
        Assert.Contains("waited for data", Danet.Run([.. run, .. options]).Success());
        string description = File.ReadAllText(folder["run", "run.json"]);
        Assert.Contains($"danet train --data {folder["data"]}", description);
        Assert.Contains("\"Optimiser\": \"AdamW\"", description);
        Assert.Contains("\"Seed\": 1", description);
        Assert.NotEmpty(Directory.GetFiles(folder["run", "tensorboard"], "events.out.tfevents.*"));
    }
}
