using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws a bus: from near, its flank is a wall with windows like a house's.</summary>
internal static class BusBrush
{
    private const byte Label = SceneClasses.Vehicle;
    private const float Half = 1.22f, Length = 10, Height = 3.1f;
    private static readonly SKColor Glass = new(56, 70, 86), Tyre = new(22, 22, 24), Light = new(255, 222, 160), Rear = new(220, 40, 34), Front = new(255, 246, 214);

    /// <summary>Draws it.</summary>
    /// <param name="easel">Where.</param>
    /// <param name="paint">Its colour.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="z">Its near end.</param>
    /// <param name="isLeaving">Whether its back is seen.</param>
    public static void Paint(Easel easel, SKColor paint, float x, float z, bool isLeaving)
    {
        (Mood mood, float back) = (easel.Mood, z + Length);
        if (!easel.Camera.Mirrored) easel.Shadow(x, z + Length / 2, Half * 1.1f, Length / 2 + 0.4f, 0.5f);
        float inner = x > easel.Camera.X ? x - Half : x + Half, middle = z + Length / 3;
        easel.Along(Label, mood.Lit(paint.Times(0.72f), middle), inner, z, back, 0.3f, Height);
        SKColor pane = mood.IsDark ? mood.Faded(Light.Times(0.9f), middle) : mood.Lit(Glass, middle);
        for (float window = z + 0.4f; window + 1.3f < back; window += 1.55f) easel.Along(Label, pane, inner, window, window + 1.3f, 1.35f, 2.6f);
        foreach (float wheel in (ReadOnlySpan<float>)[z + 1.6f, back - 2.6f]) easel.Along(Label, mood.Lit(Tyre, middle), inner, wheel, wheel + 0.95f, 0, 0.85f);

        foreach (int wheel in (ReadOnlySpan<int>)[-1, 1]) easel.Facing(Label, Tyre, x, z, wheel * 1 - 0.16f, wheel * 1 + 0.16f, 0, 0.5f);
        easel.Facing(Label, paint, x, z, (-Half, 0.3f), (-Half, Height - 0.2f), (-Half + 0.2f, Height), (Half - 0.2f, Height), (Half, Height - 0.2f), (Half, 0.3f));
        Window(easel, x, z, isLeaving);
        easel.Facing(Label, paint.Times(0.6f), x, z, -Half, Half, 0.3f, 0.55f);
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            easel.Facing(Label, isLeaving ? Rear : Front, x, z, side * 0.95f - 0.18f, side * 0.95f + 0.18f, 0.68f, 0.9f);
            if (mood.IsDark) easel.Glow((isLeaving ? Rear : Front).WithAlpha(190), x + side * 0.95f, 0.79f, z, 0.8f);
        }
    }

    private static void Window(Easel easel, float x, float z, bool isLeaving)
    {
        float bottom = isLeaving ? 1.7f : 1.15f;
        SKColor glass = easel.Mood.IsDark ? easel.Mood.Faded(Light.Times(0.75f), z) : easel.Mood.Lit(Glass, z);
        Camera camera = easel.Camera;
        easel.Canvas.Polygon(Label, glass, camera.At(x - 1.08f, 2.55f, z), camera.At(x + 1.08f, 2.55f, z), camera.At(x + 1.08f, bottom, z), camera.At(x - 1.08f, bottom, z));
        easel.Facing(Label, new(240, 190, 70), x, z, -0.6f, 0.6f, 2.65f, 2.88f);
    }
}
