namespace DaNetGen.Cli.Data;

/// <summary>What brings pixels to zero mean and unit spread: the training images' figures, stored with the weights.</summary>
/// <param name="Mean">Mean of red, green and blue, of values from 0 to 1.</param>
/// <param name="Deviation">Standard deviation of red, green and blue.</param>
internal sealed record Standardisation(IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation)
{
    private const double SmallestDeviation = 1e-3;

    /// <summary>Measures a set of images.</summary>
    public static Standardisation Of(IEnumerable<RgbImage> images)
    {
        var histogram = new long[3, 256];
        long pixels = 0;
        foreach (RgbImage image in images)
        {
            for (int i = 0; i < image.Pixels.Length; i += 3)
                for (int channel = 0; channel < 3; channel++) histogram[channel, image.Pixels[i + channel]]++;
            pixels += image.Width * (long)image.Height;
        }
        var mean = new double[3];
        var deviation = new double[3];
        for (int channel = 0; channel < 3; channel++)
        {
            double sum = 0, squares = 0;
            for (int value = 0; value < 256; value++)
            {
                double unit = value / 255.0;
                sum += unit * histogram[channel, value];
                squares += unit * unit * histogram[channel, value];
            }
            mean[channel] = sum / pixels;
            // An image set of one colour has no spread; dividing by it would give infinities.
            deviation[channel] = Math.Max(SmallestDeviation, Math.Sqrt(Math.Max(0, squares / pixels - mean[channel] * mean[channel])));
        }
        return new(mean, deviation);
    }

    /// <summary>The standardised value of every byte in a channel.</summary>
    public float[] Table(int channel)
    {
        var table = new float[256];
        for (int value = 0; value < 256; value++) table[value] = (float)((value / 255.0 - Mean[channel]) / Deviation[channel]);
        return table;
    }
}
