using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>The light of a scene.</summary>
/// <param name="Zenith">The sky at the top.</param>
/// <param name="Horizon">The sky at the horizon; far things fade into it.</param>
/// <param name="Light">What every colour is multiplied with, from 0 to 1.</param>
/// <param name="Sun">The sun or the clouds.</param>
internal sealed record Mood(SKColor Zenith, SKColor Horizon, float Light, SKColor Sun)
{
    private static readonly Mood[] All =
    [
        new(new(62, 128, 205), new(190, 220, 240), 1.00f, new(255, 250, 220)),
        new(new(150, 160, 172), new(208, 212, 216), 0.85f, new(222, 225, 230)),
        new(new(72, 84, 150), new(250, 178, 120), 0.78f, new(255, 214, 140)),
        new(new(100, 165, 225), new(228, 236, 236), 0.95f, new(255, 255, 255)),
    ];

    /// <summary>Draws one of four: noon, overcast, evening, haze.</summary>
    public static Mood Draw(Random random) => All[random.Next(All.Length)];

    /// <summary>A colour in this light, faded by distance.</summary>
    public SKColor Lit(SKColor colour, float z = 0)
    {
        float fade = Math.Clamp(z / Camera.Far, 0, 1) * 0.75f;
        byte Channel(byte own, byte far) => (byte)Math.Clamp(own * Light * (1 - fade) + far * fade, 0, 255);
        return new(Channel(colour.Red, Horizon.Red), Channel(colour.Green, Horizon.Green), Channel(colour.Blue, Horizon.Blue));
    }
}
