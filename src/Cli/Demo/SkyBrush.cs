using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws sky, sun, clouds and the haze of far roofs.</summary>
internal static class SkyBrush
{
    /// <summary>Draws it over the whole picture.</summary>
    public static void Paint(SceneCanvas canvas, Camera camera, Mood mood, Random random)
    {
        float width = canvas.Width, horizon = camera.HorizonY;
        canvas.Shaded(SceneClasses.Sky, mood.Zenith, mood.Horizon, 0, horizon, new(0, 0), new(width, 0), new(width, canvas.Height), new(0, canvas.Height));
        float sun = width * 0.045f;
        canvas.Oval(SceneClasses.Sky, mood.Sun, width * random.NextSingle(), horizon * ScenePainter.Between(random, 0.1f, 0.6f), sun, sun);
        int clouds = random.Next(2, 5);
        for (int i = 0; i < clouds; i++)
        {
            float x = width * random.NextSingle(), y = horizon * ScenePainter.Between(random, 0.05f, 0.6f);
            float size = width * ScenePainter.Between(random, 0.03f, 0.08f);
            for (int puff = -1; puff <= 1; puff++)
                canvas.Oval(SceneClasses.Sky, mood.Sun.WithAlpha(150), x + puff * size, y + Math.Abs(puff) * size * 0.15f, size * 1.1f, size * 0.42f);
        }
        for (float x = 0; x < width;)
        {
            float wide = width * ScenePainter.Between(random, 0.04f, 0.10f), top = horizon - canvas.Height * ScenePainter.Between(random, 0.01f, 0.10f);
            SKColor roof = mood.Lit(new(120, 118, 126), Camera.Far * 0.8f);
            canvas.Polygon(SceneClasses.Building, roof, new(x, top), new(x + wide, top), new(x + wide, horizon + 1), new(x, horizon + 1));
            x += wide;
        }
    }
}
