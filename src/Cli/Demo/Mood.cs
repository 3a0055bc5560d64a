using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>The light and the weather of a scene.</summary>
internal sealed record Mood
{
    private static readonly Mood[] All =
    [
        // Noon.
        new() { Zenith = new(48, 112, 198), Middle = new(112, 168, 224), Horizon = new(200, 224, 240), Light = new(255, 252, 244), Cloud = new(255, 255, 255), Sun = new(255, 252, 226), Clouds = 4, Shadow = 0.34f },
        // A hazy morning.
        new() { Zenith = new(132, 172, 212), Middle = new(186, 206, 220), Horizon = new(242, 234, 214), Light = new(246, 240, 226), Cloud = new(250, 246, 238), Sun = new(255, 246, 216), Clouds = 2, Fog = 1.25f, Shadow = 0.2f },
        // Overcast.
        new() { Zenith = new(134, 144, 156), Middle = new(168, 176, 186), Horizon = new(206, 210, 214), Light = new(206, 210, 216), Cloud = new(184, 190, 198), Clouds = 7 },
        // Sunset.
        new() { Zenith = new(52, 62, 130), Middle = new(214, 120, 122), Horizon = new(255, 186, 112), Light = new(236, 194, 168), Cloud = new(255, 150, 120), Sun = new(255, 226, 160), Clouds = 4, Shadow = 0.42f, LitWindows = 0.12f },
        // The blue hour.
        new() { Zenith = new(16, 28, 74), Middle = new(46, 62, 122), Horizon = new(150, 128, 158), Light = new(106, 116, 152), Cloud = new(70, 76, 124), Clouds = 3, Stars = 25, LitWindows = 0.45f, IsDark = true },
        // Night.
        new() { Zenith = new(6, 10, 26), Middle = new(14, 20, 44), Horizon = new(44, 48, 78), Light = new(80, 84, 110), Cloud = new(26, 32, 56), Sun = new(232, 236, 246), Clouds = 2, Stars = 90, LitWindows = 0.4f, IsDark = true },
        // Rain by day.
        new() { Zenith = new(92, 102, 114), Middle = new(130, 139, 150), Horizon = new(172, 180, 188), Light = new(168, 174, 184), Cloud = new(108, 116, 128), Clouds = 7, Fog = 1.2f, LitWindows = 0.15f, IsWet = true },
        // Rain by night.
        new() { Zenith = new(12, 14, 26), Middle = new(26, 28, 46), Horizon = new(62, 58, 80), Light = new(88, 90, 112), Cloud = new(36, 38, 54), Clouds = 5, LitWindows = 0.5f, IsDark = true, IsWet = true },
        // Snow.
        new() { Zenith = new(164, 174, 188), Middle = new(194, 202, 212), Horizon = new(222, 227, 233), Light = new(226, 231, 240), Cloud = new(206, 212, 220), Clouds = 5, Fog = 1.2f, LitWindows = 0.15f, IsSnowy = true },
    ];

    /// <summary>The sky at the top.</summary>
    public required SKColor Zenith { get; init; }

    /// <summary>The sky between.</summary>
    public required SKColor Middle { get; init; }

    /// <summary>The sky at the horizon; far things fade into it.</summary>
    public required SKColor Horizon { get; init; }

    /// <summary>What every colour is multiplied with; white leaves it.</summary>
    public required SKColor Light { get; init; }

    /// <summary>The clouds.</summary>
    public required SKColor Cloud { get; init; }

    /// <summary>How many clouds.</summary>
    public int Clouds { get; init; }

    /// <summary>The sun or the moon; null where clouds hide it.</summary>
    public SKColor? Sun { get; init; }

    /// <summary>How many stars.</summary>
    public int Stars { get; init; }

    /// <summary>How fast things fade; 1 for clear air.</summary>
    public float Fog { get; init; } = 0.8f;

    /// <summary>How dark shadows are, from 0 for none to 1.</summary>
    public float Shadow { get; init; }

    /// <summary>The share of windows with light behind them.</summary>
    public float LitWindows { get; init; } = 0.03f;

    /// <summary>Whether lamps burn.</summary>
    public bool IsDark { get; init; }

    /// <summary>Whether the ground mirrors.</summary>
    public bool IsWet { get; init; }

    /// <summary>Whether snow lies.</summary>
    public bool IsSnowy { get; init; }

    /// <summary>Draws one of nine.</summary>
    public static Mood Draw(Random random) => random.Of(All);

    /// <summary>A colour in this light, faded by distance.</summary>
    public SKColor Lit(SKColor colour, float z = 0) => Faded(
        new(Chance.Channel(colour.Red * Light.Red / 255f), Chance.Channel(colour.Green * Light.Green / 255f), Chance.Channel(colour.Blue * Light.Blue / 255f), colour.Alpha), z);

    /// <summary>A colour that shines by itself, faded by distance.</summary>
    public SKColor Faded(SKColor colour, float z) => colour.Towards(Horizon, 1 - MathF.Exp(-Math.Max(0, z) * Fog / Camera.Far)).WithAlpha(colour.Alpha);
}
