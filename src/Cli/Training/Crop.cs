namespace DaNetGen.Cli.Training;

/// <summary>A random look at an image: it is scaled, then cut to the crop's size, then perhaps mirrored.</summary>
/// <param name="Scale">The factor of the image's size.</param>
/// <param name="Left">Where the crop starts in the scaled image; negative where the image is narrower and padding comes first.</param>
/// <param name="Top">Likewise from above.</param>
/// <param name="Mirrored">Left and right exchanged.</param>
internal readonly record struct Crop(double Scale, double Left, double Top, bool Mirrored)
{
    /// <summary>Draws a look at an image of a size.</summary>
    public static Crop Draw(Random random, int imageWidth, int imageHeight, TrainingOptions options)
    {
        // Uniform in the logarithm: halving is as likely as doubling.
        double scale = options.SmallestScale * Math.Pow(options.LargestScale / options.SmallestScale, random.NextDouble());
        double left = random.NextDouble() * (imageWidth * scale - options.CropWidth);
        double top = random.NextDouble() * (imageHeight * scale - options.CropHeight);
        return new(scale, left, top, random.Next(2) == 1);
    }
}
