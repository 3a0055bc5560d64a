using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Scoring;

/// <summary>Answers the class of every pixel with a trained network.</summary>
/// <param name="run">Runs the network, which the caller has set to inference; its first output is the logits.</param>
/// <param name="standardisation">What its input is brought to.</param>
/// <param name="device">Where it runs.</param>
/// <param name="looks">How often it looks at an image; once and whole where left out.</param>
internal sealed class Segmenter(Func<Tensor, NetworkOutputs> run, Standardisation standardisation, Device device, Looks? looks = null)
{
    private readonly Looks looks = looks ?? new();
    private readonly float[][] tables = [.. Enumerable.Range(0, 3).Select(standardisation.Table)];

    /// <summary>Segments one image; the network's logits are brought to the size asked for before the best is taken.</summary>
    /// <param name="image">The image, scaled as the network reads it.</param>
    /// <param name="width">The answer's width.</param>
    /// <param name="height">The answer's height.</param>
    /// <returns>A class index for every pixel.</returns>
    public LabelMap Segment(RgbImage image, int width, int height)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        Tensor best = Evidence(image, width, height).argmax(1).to(ScalarType.Byte).cpu().contiguous();
        return new(width, height, best.data<byte>().ToArray());
    }

    /// <summary>The logits of one look; the mean probabilities of several, since logits of different looks are of different size.</summary>
    private Tensor Evidence(RgbImage image, int width, int height)
    {
        if (looks.Scales is [1] && !looks.Flip) return Logits(image, 1, flip: false, width, height);
        Tensor? sum = null;
        bool[] flips = looks.Flip ? [false, true] : [false];
        foreach (double scale in looks.Scales)
        {
            foreach (bool flip in flips)
            {
                using var scope = NewDisposeScope();
                Tensor probabilities = Logits(image, scale, flip, width, height).softmax(1);
                if (sum is null) sum = probabilities.MoveToOuterDisposeScope();
                else sum.add_(probabilities);
            }
        }
        return sum!;
    }

    private Tensor Logits(RgbImage image, double scale, bool flip, int width, int height)
    {
        (int scaledWidth, int scaledHeight) = Resize.Scaled(image.Width, image.Height, scale);
        RgbImage scaled = Resize.Image(image, scaledWidth, scaledHeight);
        Tensor input = tensor(Planes(scaled), [1, 3, scaled.Height, scaled.Width]).to(device);
        if (flip) input = input.flip(3);
        Tensor logits = looks.Window is { } window ? window.Logits(input, Run) : Run(input);
        if (flip) logits = logits.flip(3);
        return logits.size(2) == height && logits.size(3) == width
            ? logits
            : nn.functional.interpolate(logits, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
    }

    private Tensor Run(Tensor input)
    {
        using NetworkOutputs outputs = run(input);
        return outputs.Named[0].Value.alias();
    }

    private float[] Planes(RgbImage image)
    {
        int area = image.Width * image.Height;
        var planes = new float[3 * area];
        for (int channel = 0; channel < 3; channel++)
            for (int i = 0; i < area; i++) planes[channel * area + i] = tables[channel][image.Pixels[i * 3 + channel]];
        return planes;
    }
}
