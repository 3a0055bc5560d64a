using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws glass towers: their fronts mirror the sky, so that from near only the frame around them tells them from it.</summary>
internal static class GlassBrush
{
    private const byte Label = SceneClasses.Building;
    private static readonly SKColor Lamp = new(255, 214, 150);

    /// <summary>The colour of the narrow side.</summary>
    public static SKColor Gable(Mood mood, float z) => mood.Faded(mood.Middle.Times(0.62f), z);

    /// <summary>Draws the front.</summary>
    public static void Paint(Easel easel, int side, float x, float from, float to, float height, Random random)
    {
        (Camera camera, Mood mood) = (easel.Camera, easel.Mood);
        SKPoint[] front = [camera.At(x, height, from), camera.At(x, height, to), camera.At(x, 0, to), camera.At(x, 0, from)];
        float top = Math.Min(camera.At(x, height, from).Y, 0);
        easel.Canvas.Shaded(Label, [mood.Zenith.Towards(mood.Middle, 0.3f).Times(0.94f), mood.Middle.Times(0.94f), mood.Horizon.Times(0.9f)], top, camera.HorizonY, front);
        // The roofs across the street stand at the bottom of the mirror.
        SKColor opposite = mood.Faded(mood.Lit(new(128, 120, 116)).Towards(mood.Horizon, 0.35f), (from + to) / 2);
        for (float z = from; z + 1 < to; z += 2.2f) easel.Along(Label, opposite, x, z, Math.Min(to, z + 2.2f), 0, Math.Min(height - 3, random.Between(1.2f, 3.4f)));
        SKColor bar = mood.Faded(mood.Middle.Times(0.6f), (from + to) / 2).WithAlpha(150);
        for (float floor = 3.4f; floor < height; floor += 3.4f) easel.Canvas.Line(bar, Math.Clamp(0.12f * camera.Metre(from), 0.4f, 1.4f), camera.At(x, floor, from), camera.At(x, floor, to));
        for (float z = from; z < to; z += 2.2f)
        {
            easel.Canvas.Line(bar, Math.Clamp(0.1f * camera.Metre(z), 0.3f, 1.2f), camera.At(x, 0, z), camera.At(x, height, z));
            for (float floor = 3.6f; floor + 3 < height && mood.LitWindows > 0.1f; floor += 3.4f)
                if (random.Happens(mood.LitWindows * 0.6f)) easel.Along(Label, mood.Faded(Lamp.Times(random.Between(0.6f, 1)), z), x, z + 0.1f, Math.Min(to, z + 2.1f), floor, floor + 2.9f);
        }
        easel.Along(Label, mood.Faded(mood.Lit(new(90, 96, 104)), (from + to) / 2), x - side * 0.1f, from, to, height - 0.4f, height);
    }
}
