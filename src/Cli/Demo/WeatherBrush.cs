using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws what falls between the scene and the camera.</summary>
internal static class WeatherBrush
{
    /// <summary>Draws rain or snow.</summary>
    public static void Paint(Easel easel, Random random)
    {
        (SceneCanvas canvas, Mood mood) = (easel.Canvas, easel.Mood);
        int drops = canvas.Width * canvas.Height / 260;
        SKColor rain = mood.Horizon.Towards(SKColors.White, 0.4f).WithAlpha(70);
        for (int i = 0; i < drops && (mood.IsWet || mood.IsSnowy); i++)
        {
            var at = new SKPoint(canvas.Width * random.NextSingle(), canvas.Height * random.NextSingle());
            float size = random.Between(0.3f, 1);
            if (mood.IsWet) canvas.Line(rain, 0.6f, at, new(at.X - size * 0.8f, at.Y + size * canvas.Height * 0.035f));
            else canvas.Oval(null, new(250, 252, 255, 200), at, size * 0.9f, size * 0.9f);
        }
    }
}
