using DaNetGen.Cli.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Scoring;

/// <summary>Answers the class of every pixel with a trained network.</summary>
/// <param name="network">The network; it is set to inference by the caller.</param>
/// <param name="standardisation">What its input is brought to.</param>
/// <param name="device">Where it runs.</param>
internal sealed class Segmenter(Network network, Standardisation standardisation, Device device)
{
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
        Tensor input = tensor(Planes(image), [1, 3, image.Height, image.Width]).to(device);
        using NetworkOutputs outputs = network.Run(input);
        Tensor logits = outputs.Named[0].Value;
        if (logits.size(2) != height || logits.size(3) != width)
            logits = nn.functional.interpolate(logits, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
        Tensor best = logits.argmax(1).to(ScalarType.Byte).cpu().contiguous();
        return new(width, height, best.data<byte>().ToArray());
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
