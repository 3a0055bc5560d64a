using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws a car: the flank that is seen, then its end with window, lamps, bumper and wheels.</summary>
internal static class CarBrush
{
    private const byte Label = SceneClasses.Vehicle;
    private const float Half = 0.88f, Length = 3.7f;
    private static readonly SKColor Glass = new(48, 60, 74), Tyre = new(22, 22, 24), Plate = new(226, 226, 214);
    private static readonly SKColor RearLamp = new(226, 40, 32), HeadLamp = new(255, 246, 214);

    /// <summary>Draws it.</summary>
    /// <param name="easel">Where.</param>
    /// <param name="paint">Its colour.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="z">Its near end.</param>
    /// <param name="isLeaving">Whether its back is seen.</param>
    /// <param name="isOn">Whether its lamps burn.</param>
    public static void Paint(Easel easel, SKColor paint, float x, float z, bool isLeaving, bool isOn)
    {
        if (!easel.Camera.Mirrored) easel.Shadow(x, z + Length / 2, Half * 1.15f, Length / 2 + 0.3f, 0.5f);
        Flank(easel, paint, x, z);
        foreach (int wheel in (ReadOnlySpan<int>)[-1, 1]) easel.Facing(Label, Tyre, x, z, wheel * (Half - 0.13f) - 0.13f, wheel * (Half - 0.13f) + 0.13f, 0, 0.36f);
        easel.Facing(Label, paint, x, z, (-Half, 0.3f), (-Half, 0.78f), (-Half * 0.93f, 0.98f), (Half * 0.93f, 0.98f), (Half, 0.78f), (Half, 0.3f), (Half * 0.94f, 0.2f), (-Half * 0.94f, 0.2f));
        easel.Facing(Label, paint.Times(0.9f), x, z, (-Half * 0.9f, 0.96f), (-Half * 0.7f, 1.44f), (-Half * 0.55f, 1.5f), (Half * 0.55f, 1.5f), (Half * 0.7f, 1.44f), (Half * 0.9f, 0.96f));
        easel.Facing(Label, Glass, x, z, (-Half * 0.8f, 0.99f), (-Half * 0.63f, 1.41f), (Half * 0.63f, 1.41f), (Half * 0.8f, 0.99f));
        easel.Facing(Label, paint.Times(0.62f), x, z, -Half * 0.97f, Half * 0.97f, 0.24f, 0.4f);
        easel.Facing(Label, Plate, x, z, -0.24f, 0.24f, 0.44f, 0.57f);
        SKColor lamp = isLeaving ? RearLamp : HeadLamp;
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            easel.Facing(Label, lamp, x, z, side * 0.66f - 0.15f, side * 0.66f + 0.15f, 0.64f, 0.82f);
            if (isOn) easel.Glow(lamp.WithAlpha(isLeaving ? (byte)150 : (byte)235), x + side * 0.66f, 0.73f, z, isLeaving ? 0.6f : 1.1f);
        }
    }

    private static void Flank(Easel easel, SKColor paint, float x, float z)
    {
        (Camera camera, float back) = (easel.Camera, z + Length);
        float inner = x > camera.X ? x - Half : x + Half, middle = z + Length / 2;
        SKColor body = easel.Mood.Lit(paint.Times(0.7f), middle), glass = easel.Mood.Lit(Glass, middle), tyre = easel.Mood.Lit(Tyre, middle);
        easel.Along(Label, body, inner, z, back, 0.24f, 0.95f);
        foreach (float wheel in (ReadOnlySpan<float>)[z + 0.35f, back - 0.95f]) easel.Along(Label, tyre, inner, wheel, wheel + 0.62f, 0, 0.5f);
        float roof = x + (inner - x) * 0.72f;
        easel.Canvas.Polygon(Label, body, camera.At(inner, 0.95f, z), camera.At(roof, 1.5f, z + 0.7f), camera.At(roof, 1.5f, back - 1), camera.At(inner, 0.95f, back - 0.3f));
        easel.Canvas.Polygon(Label, glass, camera.At(inner, 0.97f, z + 0.35f), camera.At(roof, 1.43f, z + 0.9f), camera.At(roof, 1.43f, back - 1.2f), camera.At(inner, 0.97f, back - 0.7f));
    }
}
