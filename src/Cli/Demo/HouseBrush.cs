using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws the rows of houses: a front along the street with lines of windows, and the side that faces the camera.</summary>
internal static class HouseBrush
{
    private static readonly SKColor[] Walls =
    [
        new(178, 94, 72), new(204, 178, 140), new(148, 142, 136), new(214, 200, 176),
        new(132, 84, 70), new(170, 150, 120), new(120, 130, 142), new(222, 214, 204),
    ];

    /// <summary>Plans the houses of one side.</summary>
    public static void Plan(List<(float Z, Action Paint)> things, SceneCanvas canvas, Camera camera, Mood mood, Street street, int side, Random random)
    {
        for (float z = ScenePainter.Between(random, 0.5f, 3); z < Camera.Far;)
        {
            float length = ScenePainter.Between(random, 7, 15), height = ScenePainter.Between(random, 5, 19), setBack = ScenePainter.Between(random, 0, 1.2f);
            bool isGap = random.Next(7) == 0;
            SKColor wall = Walls[random.Next(Walls.Length)];
            int litSeed = random.Next();
            float from = Math.Max(z, Camera.Near), to = z + length, x = side * (street.HalfWidth + setBack);
            if (!isGap && to > from) things.Add((to, () => Paint(canvas, camera, mood, side, x, from, to, height, wall, new Random(litSeed))));
            z = to + ScenePainter.Between(random, 0, 0.6f);
        }
    }

    private static void Paint(SceneCanvas canvas, Camera camera, Mood mood, int side, float x, float from, float to, float height, SKColor wall, Random random)
    {
        float shade = side < 0 ? 0.92f : 0.78f;
        SKColor front = mood.Lit(Dimmed(wall, shade), (from + to) / 2), gable = mood.Lit(Dimmed(wall, shade * 0.8f), from);
        // The gable first: the front, seen at a slant, ends at its edge.
        canvas.Polygon(SceneClasses.Building, gable, camera.Facing(x, from, (0, height), (side * 30, height), (side * 30, 0), (0, 0)));
        Wall(canvas, camera, front, x, from, to, 0, height);
        Wall(canvas, camera, mood.Lit(Dimmed(wall, shade * 0.6f), from), x, from, to, height - 0.35f, height);

        SKColor dark = mood.Lit(new(58, 70, 86), (from + to) / 2), bright = mood.Lit(new(190, 206, 214), (from + to) / 2);
        for (float floor = 0.9f; floor + 1.9f < height - 0.3f; floor += 3.1f)
            for (float z = from + 0.8f; z + 1.3f < to; z += 2.5f)
                Wall(canvas, camera, random.Next(4) == 0 ? bright : dark, x, z, z + 1.25f, floor, floor + 1.7f);
    }

    private static void Wall(SceneCanvas canvas, Camera camera, SKColor colour, float x, float from, float to, float bottom, float top) =>
        canvas.Polygon(SceneClasses.Building, colour, camera.At(x, top, from), camera.At(x, top, to), camera.At(x, bottom, to), camera.At(x, bottom, from));

    private static SKColor Dimmed(SKColor colour, float share) => new((byte)(colour.Red * share), (byte)(colour.Green * share), (byte)(colour.Blue * share));
}
