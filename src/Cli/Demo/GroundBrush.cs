using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws the road with its markings, and the pavements.</summary>
internal static class GroundBrush
{
    /// <summary>Draws it from the horizon down.</summary>
    public static void Paint(SceneCanvas canvas, Camera camera, Mood mood, Street street, Random random)
    {
        byte grey = (byte)random.Next(70, 105), stone = (byte)random.Next(150, 190);
        SKColor asphalt = new(grey, grey, (byte)(grey + 6)), slabs = new(stone, (byte)(stone - 6), (byte)(stone - 16));
        float wide = street.HalfWidth + 40;
        Strip(canvas, camera, SceneClasses.Pavement, mood.Lit(slabs, Camera.Far), mood.Lit(slabs), -wide, wide, Camera.Near / 2, Camera.Far * 4);
        Strip(canvas, camera, SceneClasses.Road, mood.Lit(asphalt, Camera.Far), mood.Lit(asphalt), -street.HalfRoad, street.HalfRoad, Camera.Near / 2, Camera.Far * 4);

        SKColor kerb = mood.Lit(new(205, 203, 196)), white = mood.Lit(new(236, 236, 226));
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            float edge = side * street.HalfRoad;
            Strip(canvas, camera, SceneClasses.Pavement, kerb, kerb, edge, edge + side * 0.25f, Camera.Near / 2, Camera.Far);
        }
        float phase = random.NextSingle() * 4;
        for (float z = Camera.Near / 2 + phase; z < Camera.Far * 0.7f; z += 5)
            Strip(canvas, camera, SceneClasses.Road, mood.Lit(white, z), mood.Lit(white, z), -0.09f, 0.09f, z, z + 2.4f);
        if (random.Next(3) == 0)
        {
            float crossing = ScenePainter.Between(random, 6, 16);
            for (float x = -street.HalfRoad + 0.4f; x < street.HalfRoad - 0.6f; x += 0.95f)
                Strip(canvas, camera, SceneClasses.Road, white, white, x, x + 0.5f, crossing, crossing + 2.2f);
        }
    }

    private static void Strip(SceneCanvas canvas, Camera camera, byte label, SKColor far, SKColor near, float left, float right, float from, float to)
    {
        SKPoint a = camera.At(left, 0, to), b = camera.At(right, 0, to), c = camera.At(right, 0, from), d = camera.At(left, 0, from);
        canvas.Shaded(label, far, near, camera.HorizonY, canvas.Height, a, b, c, d);
    }
}
