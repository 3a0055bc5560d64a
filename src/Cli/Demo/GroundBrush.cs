using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws the road with its markings, and the pavements. Both are laid with the same stones and asphalts: which is which in a
/// scene, what lies and stands on them tells, and that may be far from the place in question.</summary>
internal static class GroundBrush
{
    // Asphalt, basalt, granite, sandstone, brick, slate, concrete.
    private static readonly SKColor[] Covers =
        [new(88, 88, 94), new(112, 108, 108), new(148, 144, 138), new(172, 154, 122), new(150, 104, 86), new(94, 108, 124), new(164, 164, 162)];

    private static readonly SKColor Snow = new(232, 236, 244);

    /// <summary>Draws it from the horizon down.</summary>
    public static void Paint(Easel easel, Street street, Random random)
    {
        int first = random.Next(Covers.Length), second = (first + 1 + random.Next(Covers.Length - 1)) % Covers.Length;
        SKColor road = Cover(Covers[first], easel.Mood, random), pavement = Cover(Covers[second], easel.Mood, random);
        float beyond = street.HalfWidth + 60;
        Lay(easel, SceneClasses.Pavement, pavement, -beyond, beyond);
        if (random.Happens(0.5f)) Joints(easel, pavement, -street.HalfWidth, street.HalfWidth, random);
        Lay(easel, SceneClasses.Road, road, -street.HalfRoad, street.HalfRoad);
        if (random.Happens(0.3f)) Joints(easel, road, -street.HalfRoad, street.HalfRoad, random);
        Kerbs(easel, street, pavement);
        Markings(easel, street, random);
        Shadows(easel, street, random);
    }

    private static SKColor Cover(SKColor stone, Mood mood, Random random)
    {
        SKColor cover = stone.Times(random.Between(0.92f, 1.08f));
        return mood.IsSnowy ? cover.Towards(Snow, random.Between(0.5f, 0.8f)) : mood.IsWet ? cover.Times(0.72f) : cover;
    }

    private static void Lay(Easel easel, byte label, SKColor cover, float left, float right)
    {
        Camera camera = easel.Camera;
        const float from = Camera.Near / 2, to = Camera.Far * 4;
        // The colours follow the distance that each row of the picture shows.
        float[] stops = [0, 0.05f, 0.1f, 0.2f, 0.4f, 0.6f, 0.8f, 1];
        float ground = easel.Canvas.Height - camera.HorizonY;
        SKColor[] colours = [.. stops.Select(share => easel.Mood.Lit(cover, share == 0 ? to : camera.Focal * camera.Eye / (share * ground)))];
        easel.Canvas.Shaded(
            label, colours, stops, camera.HorizonY, easel.Canvas.Height, camera.At(left, 0, to), camera.At(right, 0, to), camera.At(right, 0, from), camera.At(left, 0, from));
    }

    private static void Joints(Easel easel, SKColor cover, float left, float right, Random random)
    {
        float step = random.Between(0.7f, 1.3f);
        SKColor joint = easel.Mood.Lit(cover.Times(0.7f)).WithAlpha(120);
        for (float z = Camera.Near / 2; z < 14; z += step) easel.Canvas.Line(joint, Math.Min(1.2f, 0.02f * easel.Camera.Metre(z)), easel.Camera.At(left, 0, z), easel.Camera.At(right, 0, z));
        for (float x = left; x < right; x += step) easel.Canvas.Line(joint, 0.6f, easel.Camera.At(x, 0, Camera.Near / 2), easel.Camera.At(x, 0, 16));
    }

    private static void Kerbs(Easel easel, Street street, SKColor pavement)
    {
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            float edge = side * street.HalfRoad;
            for (float z = Camera.Near / 2; z < Camera.Far; z *= 1.5f)
            {
                easel.Flat(SceneClasses.Pavement, pavement.Times(1.18f), edge, edge + side * 0.22f, z, z * 1.5f);
                easel.Flat(null, pavement.Times(0.62f), edge - side * 0.07f, edge, z, z * 1.5f);
            }
        }
    }

    private static void Markings(Easel easel, Street street, Random random)
    {
        SKColor white = easel.Mood.IsSnowy ? Snow : new(232, 232, 222);
        if (random.Happens(0.75f))
        {
            float phase = random.Between(0, 4);
            for (float z = Camera.Near / 2 + phase; z < Camera.Far * 0.7f; z += 5) easel.Flat(null, white, -0.08f, 0.08f, z, z + 2.4f);
        }
        if (random.Happens(0.35f))
        {
            float crossing = random.Between(4, 16);
            for (float x = -street.HalfRoad + 0.4f; x < street.HalfRoad - 0.6f; x += 0.95f) easel.Flat(null, white, x, x + 0.5f, crossing, crossing + 2.4f);
        }
    }

    private static void Shadows(Easel easel, Street street, Random random)
    {
        if (easel.Mood.Shadow <= 0) return;
        // The houses of the sunny side darken a strip whose edge runs like a kerb.
        int side = random.Next(2) * 2 - 1;
        float reach = street.HalfWidth - random.Between(0.5f, street.HalfWidth * 1.3f);
        SKColor dark = new SKColor(10, 14, 30).WithAlpha((byte)(easel.Mood.Shadow * 255));
        Camera camera = easel.Camera;
        float outer = side * (street.HalfWidth + 2), inner = side * reach;
        easel.Canvas.Polygon(
            null, dark, camera.At(outer, 0, Camera.Far), camera.At(inner, 0, Camera.Far), camera.At(inner, 0, Camera.Near / 2), camera.At(outer, 0, Camera.Near / 2));
    }
}
