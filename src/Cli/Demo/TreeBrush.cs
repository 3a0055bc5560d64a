using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws trees along the kerb: a trunk and a crown of leaves in three greens.</summary>
internal static class TreeBrush
{
    private static readonly SKColor[] Crowns = [new(64, 112, 48), new(92, 128, 44), new(50, 92, 56), new(150, 128, 50)];

    /// <summary>Plans the trees of one side.</summary>
    public static void Plan(List<(float Z, Action Paint)> things, SceneCanvas canvas, Camera camera, Mood mood, Street street, int side, Random random)
    {
        SKColor crown = Crowns[random.Next(Crowns.Length)];
        float spacing = ScenePainter.Between(random, 7, 16);
        for (float z = ScenePainter.Between(random, 4, 10); z < Camera.Far * 0.7f; z += spacing * ScenePainter.Between(random, 0.7f, 1.4f))
        {
            if (random.Next(4) == 0) continue;
            float x = side * (street.HalfRoad + ScenePainter.Between(random, 0.5f, 1.1f)), distance = z;
            float trunk = ScenePainter.Between(random, 1.8f, 2.8f), radius = ScenePainter.Between(random, 1.0f, 2.1f);
            int seed = random.Next();
            things.Add((z, () => Paint(canvas, camera, mood, crown, x, distance, trunk, radius, new Random(seed))));
        }
    }

    private static void Paint(SceneCanvas canvas, Camera camera, Mood mood, SKColor crown, float x, float z, float trunk, float radius, Random random)
    {
        float metre = camera.Metre(z);
        float fork = trunk + radius * 0.5f;
        canvas.Polygon(SceneClasses.Tree, mood.Lit(new(84, 62, 44), z), camera.Facing(x, z, (-0.14f, 0), (-0.1f, fork), (0.1f, fork), (0.14f, 0)));
        SKPoint middle = camera.At(x, trunk + radius, z);
        for (int tuft = 0; tuft < 16; tuft++)
        {
            double angle = random.NextDouble() * Math.Tau, reach = Math.Sqrt(random.NextDouble()) * radius * 0.75;
            float light = 0.75f + tuft / 32f;
            var green = new SKColor((byte)(crown.Red * light), (byte)(crown.Green * light), (byte)(crown.Blue * light));
            float size = radius * ScenePainter.Between(random, 0.35f, 0.55f) * metre;
            float right = (float)(Math.Cos(angle) * reach) * metre, down = (float)(Math.Sin(angle) * reach) * metre;
            canvas.Oval(SceneClasses.Tree, mood.Lit(green, z), middle.X + right, middle.Y + down, size, size * 0.9f);
        }
    }
}
