using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws people on the pavement: head, coat and two legs.</summary>
internal static class PersonBrush
{
    private static readonly SKColor[] Coats = [new(170, 40, 60), new(40, 70, 120), new(216, 170, 50), new(54, 54, 60), new(60, 120, 90), new(200, 196, 190)];
    private static readonly SKColor[] Skins = [new(226, 180, 150), new(164, 112, 80), new(108, 74, 54)];

    /// <summary>Plans the people of one side.</summary>
    public static void Plan(List<(float Z, Action Paint)> things, SceneCanvas canvas, Camera camera, Mood mood, Street street, int side, Random random)
    {
        int count = random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            float x = side * (street.HalfRoad + ScenePainter.Between(random, 0.7f, street.Pavement - 0.5f));
            float z = ScenePainter.Between(random, 5, 22), height = ScenePainter.Between(random, 1.55f, 1.9f);
            SKColor coat = Coats[random.Next(Coats.Length)], skin = Skins[random.Next(Skins.Length)];
            float stride = ScenePainter.Between(random, 0.05f, 0.22f);
            things.Add((z, () => Paint(canvas, camera, mood, coat, skin, x, z, height, stride)));
        }
    }

    private static void Paint(SceneCanvas canvas, Camera camera, Mood mood, SKColor coat, SKColor skin, float x, float z, float height, float stride)
    {
        SKColor trousers = mood.Lit(new(44, 48, 64), z);
        float hip = height * 0.47f, shoulder = height * 0.84f;
        foreach (float foot in (ReadOnlySpan<float>)[-stride, stride])
            canvas.Polygon(SceneClasses.Person, trousers, camera.Facing(x, z, (-0.13f, hip), (0.13f, hip), (foot + 0.09f, 0), (foot - 0.09f, 0)));
        SKPoint[] body = camera.Facing(x, z, (-0.24f, shoulder), (0.24f, shoulder), (0.21f, hip * 0.9f), (-0.21f, hip * 0.9f));
        canvas.Polygon(SceneClasses.Person, mood.Lit(coat, z), body);
        SKPoint head = camera.At(x, height * 0.92f, z);
        float radius = 0.13f * camera.Metre(z);
        canvas.Oval(SceneClasses.Person, mood.Lit(skin, z), head.X, head.Y, radius, radius * 1.15f);
    }
}
