using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Demo;

/// <summary>What a camera makes of the light: each scene has one of its own, so that no colour means the same in two scenes.</summary>
/// <param name="Red">The factor of red: exposure and white balance.</param>
/// <param name="Green">The factor of green.</param>
/// <param name="Blue">The factor of blue.</param>
/// <param name="Saturation">The factor of a pixel's distance to its own grey.</param>
internal sealed record Film(float Red, float Green, float Blue, float Saturation)
{
    private const int Noise = 6;

    /// <summary>Draws one: brighter or darker, colder or warmer, paler or richer.</summary>
    public static Film Draw(Random random)
    {
        float exposure = MathF.Exp(random.Between(-0.3f, 0.35f)), warmth = random.Between(-0.2f, 0.2f), tint = random.Between(-0.07f, 0.07f);
        return new(exposure * (1 + warmth), exposure * (1 + tint), exposure * (1 - warmth), random.Between(0.45f, 1.15f));
    }

    /// <summary>Changes an image in its place, and adds the noise of a sensor.</summary>
    public void Develop(RgbImage image, Random random)
    {
        byte[] pixels = image.Pixels;
        for (int i = 0; i < pixels.Length; i += 3)
        {
            float red = pixels[i] * Red, green = pixels[i + 1] * Green, blue = pixels[i + 2] * Blue;
            float grey = 0.3f * red + 0.59f * green + 0.11f * blue;
            pixels[i] = Noisy(red, grey, random);
            pixels[i + 1] = Noisy(green, grey, random);
            pixels[i + 2] = Noisy(blue, grey, random);
        }
    }

    private byte Noisy(float value, float grey, Random random) => Chance.Channel(grey + (value - grey) * Saturation + random.Next(-Noise, Noise + 1));
}
