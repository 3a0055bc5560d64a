using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws the sky: its colours, sun or moon, stars and clouds.</summary>
internal static class SkyBrush
{
    /// <summary>Draws it over the whole picture.</summary>
    public static void Paint(Easel easel, Random random)
    {
        (SceneCanvas canvas, Mood mood) = (easel.Canvas, easel.Mood);
        float width = canvas.Width, horizon = easel.Camera.HorizonY;
        canvas.Shaded(SceneClasses.Sky, [mood.Zenith, mood.Middle, mood.Horizon], 0, horizon, new(0, 0), new(width, 0), new(width, canvas.Height), new(0, canvas.Height));
        for (int i = 0; i < mood.Stars; i++)
        {
            byte brightness = (byte)random.Next(60, 220);
            canvas.Oval(null, new(255, 250, 240, brightness), new(width * random.NextSingle(), horizon * random.NextSingle() * 0.9f), 0.5f, 0.5f);
        }
        if (mood.Sun is { } sun) Sun(canvas, sun, new(width * random.NextSingle(), horizon * random.Between(0.12f, 0.7f)), width * (mood.IsDark ? 0.022f : 0.03f));
        for (int i = 0; i < mood.Clouds; i++) Cloud(canvas, mood, width * random.NextSingle(), horizon * random.Between(0.03f, 0.7f), width * random.Between(0.04f, 0.12f), random);
    }

    /// <summary>Draws it upside down below the horizon.</summary>
    public static void PaintMirrored(Easel easel)
    {
        (SceneCanvas canvas, Mood mood) = (easel.Canvas, easel.Mood);
        float horizon = easel.Camera.HorizonY;
        canvas.Shaded(
            null, [mood.Horizon, mood.Middle, mood.Zenith], horizon, horizon * 2, new(0, 0), new(canvas.Width, 0), new(canvas.Width, canvas.Height), new(0, canvas.Height));
    }

    private static void Sun(SceneCanvas canvas, SKColor colour, SKPoint at, float radius)
    {
        canvas.Glow(colour.WithAlpha(150), at, radius * 7, radius * 7);
        canvas.Oval(null, colour, at, radius, radius, blur: radius * 0.06f);
    }

    private static void Cloud(SceneCanvas canvas, Mood mood, float x, float y, float size, Random random)
    {
        SKColor shade = mood.Cloud.Towards(mood.Middle, 0.45f);
        int puffs = random.Next(4, 8);
        for (int i = 0; i < puffs; i++)
        {
            float across = (i / (puffs - 1f) - 0.5f) * 2.6f, swell = 1 - 0.55f * Math.Abs(across) / 1.3f;
            float radius = size * 0.42f * swell * random.Between(0.8f, 1.2f);
            var middle = new SKPoint(x + across * size, y - radius * 0.35f);
            canvas.Oval(null, shade.WithAlpha(150), new(middle.X, middle.Y + radius * 0.3f), radius * 1.25f, radius * 0.6f, blur: radius * 0.25f);
            canvas.Oval(null, mood.Cloud.WithAlpha(190), middle, radius * 1.2f, radius * 0.62f, blur: radius * 0.22f);
        }
    }
}
