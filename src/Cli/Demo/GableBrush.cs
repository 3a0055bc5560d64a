using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws what is on a gable: a few windows, or a mural of trees under a sky, which is a building all the same.</summary>
internal static class GableBrush
{
    private const byte Label = SceneClasses.Building;
    private static readonly SKColor Glass = new(58, 70, 86), Lamp = new(255, 206, 128), Sky = new(120, 178, 226), Meadow = new(110, 146, 66);
    private static readonly SKColor[] Crowns = [new(64, 112, 48), new(92, 128, 44), new(196, 132, 44)];

    /// <summary>Draws it over the bare gable.</summary>
    public static void Paint(Easel easel, int side, float x, float z, float height, SKColor wall, Random random)
    {
        if (random.Happens(0.3f))
        {
            Mural(easel, side, x, z, height, random);
            return;
        }
        for (float floor = 1.2f; floor + 1.9f < height; floor += 3.05f)
        {
            for (float across = 1.2f; across < 9; across += 2.8f)
            {
                if (random.Happens(0.35f)) continue;
                bool isLit = random.Happens(easel.Mood.LitWindows);
                float left = x + side * across;
                SKColor pane = isLit ? easel.Mood.Faded(Lamp, z) : easel.Mood.Lit(Glass, z);
                Camera camera = easel.Camera;
                easel.Facing(Label, wall.Towards(SKColors.White, 0.4f), left, z, -0.1f, 1.1f, floor - 0.1f, floor + 1.6f);
                easel.Canvas.Polygon(Label, pane, camera.At(left, floor, z), camera.At(left + 1, floor, z), camera.At(left + 1, floor + 1.5f, z), camera.At(left, floor + 1.5f, z));
            }
        }
    }

    private static void Mural(Easel easel, int side, float x, float z, float height, Random random)
    {
        float left = Math.Min(side * 0.5f, side * 8), right = Math.Max(side * 0.5f, side * 8), bottom = 1, top = height - 0.6f;
        float ground = bottom + (top - bottom) * 0.3f;
        easel.Facing(Label, Sky, x, z, left, right, bottom, top);
        easel.Facing(Label, Meadow, x, z, left, right, bottom, ground);
        for (float across = 1.6f; across < 7; across += random.Between(1.6f, 2.6f))
        {
            float radius = random.Between(0.7f, 1.1f);
            easel.Facing(Label, new(90, 66, 46), x + side * across, z, -0.12f, 0.12f, ground - 0.3f, ground + 1.2f);
            easel.Ball(Label, random.Of(Crowns), x + side * across, Math.Min(ground + 1.4f, top - radius), z, radius);
        }
    }
}
