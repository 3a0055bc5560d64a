using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws cars: on the right lane going away, on the left lane coming near; both look alike from afar.</summary>
internal static class CarBrush
{
    private static readonly SKColor[] Paints =
        [new(190, 30, 34), new(28, 60, 140), new(226, 226, 228), new(38, 40, 44), new(150, 156, 162), new(220, 170, 30), new(30, 110, 90)];

    /// <summary>Plans the cars of one lane.</summary>
    public static void Plan(List<(float Z, Action Paint)> things, SceneCanvas canvas, Camera camera, Mood mood, Street street, int side, Random random)
    {
        for (float z = ScenePainter.Between(random, 5, 16); z < Camera.Far * 0.5f; z += ScenePainter.Between(random, 8, 22))
        {
            float x = side * street.HalfRoad * ScenePainter.Between(random, 0.45f, 0.62f), distance = z;
            SKColor paint = Paints[random.Next(Paints.Length)];
            things.Add((z, () => Paint(canvas, camera, mood, paint, x, distance, isLeaving: side > 0)));
        }
    }

    private static void Paint(SceneCanvas canvas, Camera camera, Mood mood, SKColor paint, float x, float z, bool isLeaving)
    {
        const float half = 0.88f, length = 3.6f;
        float back = z + length;
        SKColor body = mood.Lit(paint, z), flank = mood.Lit(new((byte)(paint.Red * 0.65f), (byte)(paint.Green * 0.65f), (byte)(paint.Blue * 0.65f)), z);
        SKColor glass = mood.Lit(new(46, 58, 70), z), tyre = mood.Lit(new(22, 22, 24), z), plate = mood.Lit(new(230, 230, 220), z);
        SKColor lamp = mood.Lit(isLeaving ? new(225, 40, 30) : new(255, 246, 200), z);

        // The flank that faces the camera's axis, then the end of the car with roof, window, lamps and wheels.
        float inner = x > 0 ? x - half : x + half;
        SKPoint near = camera.At(inner, 0.95f, z), far = camera.At(inner, 0.95f, back);
        canvas.Polygon(SceneClasses.Car, flank, near, far, camera.At(inner, 0.2f, back), camera.At(inner, 0.2f, z));
        canvas.Polygon(SceneClasses.Car, glass, near, camera.At(inner * 0.97f, 1.45f, z + 0.9f), camera.At(inner * 0.97f, 1.45f, back - 0.8f), far);
        Quad(canvas, camera, tyre, x, z, -half, -half + 0.26f, 0, 0.35f);
        Quad(canvas, camera, tyre, x, z, half - 0.26f, half, 0, 0.35f);
        Quad(canvas, camera, body, x, z, -half, half, 0.22f, 0.98f);
        canvas.Polygon(SceneClasses.Car, body, camera.Facing(x, z, (-half, 0.96f), (-half * 0.76f, 1.5f), (half * 0.76f, 1.5f), (half, 0.96f)));
        canvas.Polygon(SceneClasses.Car, glass, camera.Facing(x, z, (-half * 0.84f, 0.98f), (-half * 0.68f, 1.42f), (half * 0.68f, 1.42f), (half * 0.84f, 0.98f)));
        Quad(canvas, camera, lamp, x, z, -half + 0.06f, -half + 0.34f, 0.66f, 0.84f);
        Quad(canvas, camera, lamp, x, z, half - 0.34f, half - 0.06f, 0.66f, 0.84f);
        Quad(canvas, camera, plate, x, z, -0.24f, 0.24f, 0.42f, 0.56f);
    }

    private static void Quad(SceneCanvas canvas, Camera camera, SKColor colour, float x, float z, float left, float right, float bottom, float top) =>
        canvas.Polygon(SceneClasses.Car, colour, camera.Facing(x, z, (left, top), (right, top), (right, bottom), (left, bottom)));
}
