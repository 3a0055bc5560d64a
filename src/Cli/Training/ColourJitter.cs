using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Training;

/// <summary>A random change of an image's colours: brightness, then contrast, then saturation, each a factor.</summary>
/// <param name="Brightness">The factor of every value.</param>
/// <param name="Contrast">The factor of the distance to the grey of the training images.</param>
/// <param name="Saturation">The factor of the distance to the pixel's own grey.</param>
internal readonly record struct ColourJitter(float Brightness, float Contrast, float Saturation)
{
    /// <summary>No change.</summary>
    public static ColourJitter None { get; } = new(1, 1, 1);

    /// <summary>Draws a change.</summary>
    /// <param name="random">Where from; nothing is drawn at strength 0.</param>
    /// <param name="strength">The most that a factor differs from 1.</param>
    public static ColourJitter Draw(Random random, double strength)
    {
        float Factor() => (float)(1 + strength * (2 * random.NextDouble() - 1));
        return strength <= 0 ? None : new(Factor(), Factor(), Factor());
    }

    /// <summary>Changes one pixel, of values from 0 to 1.</summary>
    /// <param name="red">Its red.</param>
    /// <param name="green">Its green.</param>
    /// <param name="blue">Its blue.</param>
    /// <param name="middle">The grey of the training images.</param>
    public void Apply(ref float red, ref float green, ref float blue, float middle)
    {
        if (this == None) return;
        float offset = middle * (1 - Contrast);
        (red, green, blue) = (red * Brightness * Contrast + offset, green * Brightness * Contrast + offset, blue * Brightness * Contrast + offset);
        float grey = Grey(red, green, blue);
        red = Math.Clamp(grey + (red - grey) * Saturation, 0, 1);
        green = Math.Clamp(grey + (green - grey) * Saturation, 0, 1);
        blue = Math.Clamp(grey + (blue - grey) * Saturation, 0, 1);
    }

    /// <summary>The grey of the training images.</summary>
    public static float Middle(Standardisation standardisation) =>
        Grey((float)standardisation.Mean[0], (float)standardisation.Mean[1], (float)standardisation.Mean[2]);

    /// <summary>The brightness that the eye sees (ITU-R BT.601).</summary>
    private static float Grey(float red, float green, float blue) => 0.299f * red + 0.587f * green + 0.114f * blue;
}
