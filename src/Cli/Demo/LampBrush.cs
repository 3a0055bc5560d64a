using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws street lamps. They are of no class: behind a thin pole counts what it hides.</summary>
internal static class LampBrush
{
    private static readonly SKColor Iron = new(52, 54, 58), Light = new(255, 214, 150);

    /// <summary>Plans the lamps of one side.</summary>
    public static IEnumerable<Thing> Plan(Street street, Mood mood, int side, Random random)
    {
        float spacing = random.Between(14, 24), x = side * (street.HalfRoad + 0.45f), height = random.Between(4.4f, 5.6f);
        for (float z = random.Between(4, 4 + spacing); z < Camera.Far * 0.75f; z += spacing)
        {
            float distance = z;
            yield return new(z, easel => Paint(easel, x, distance, height, side, mood.IsDark));
        }
    }

    private static void Paint(Easel easel, float x, float z, float height, int side, bool isOn)
    {
        const float reach = 1.3f;
        float head = x - side * reach;
        easel.Facing(null, Iron, x, z, -0.06f, 0.06f, 0, height);
        easel.Facing(null, Iron, x, z, (0, height), (-side * reach, height + 0.1f), (-side * reach, height), (0, height - 0.12f));
        easel.Facing(null, isOn ? Light : Iron, head, z, -0.22f, 0.22f, height - 0.12f, height + 0.06f);
        if (!isOn) return;
        easel.Glow(Light.WithAlpha(235), head, height - 0.05f, z, 1.5f);
        // The pool of light on the ground.
        float metre = easel.Camera.Metre(z);
        float tall = Math.Abs(easel.Camera.At(0, 0, Math.Max(Camera.Near, z - 3)).Y - easel.Camera.At(0, 0, z + 3).Y) / 2;
        if (!easel.Camera.Mirrored) easel.Canvas.Glow(easel.Mood.Faded(Light.WithAlpha(74), z * 0.6f), easel.Camera.At(head, 0, z), 4.2f * metre, tall);
    }
}
