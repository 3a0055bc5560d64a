using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws in metres and in the colours of daylight; the camera and the mood make pixels of them.</summary>
/// <param name="Canvas">Where it draws.</param>
/// <param name="Camera">From where it is seen.</param>
/// <param name="Mood">In which light.</param>
internal sealed record Easel(SceneCanvas Canvas, Camera Camera, Mood Mood)
{
    /// <summary>A shape that faces the camera; its corners lie across from its middle and up from the road.</summary>
    public void Facing(byte? label, SKColor colour, float x, float z, params ReadOnlySpan<(float Across, float Up)> corners)
    {
        var points = new SKPoint[corners.Length];
        for (int i = 0; i < corners.Length; i++) points[i] = Camera.At(x + corners[i].Across, corners[i].Up, z);
        Canvas.Polygon(label, Mood.Lit(colour, z), points);
    }

    /// <summary>A rectangle that faces the camera.</summary>
    public void Facing(byte? label, SKColor colour, float x, float z, float left, float right, float bottom, float top) =>
        Facing(label, colour, x, z, (left, top), (right, top), (right, bottom), (left, bottom));

    /// <summary>A rectangle along the street, as of a wall; its colour is lit already.</summary>
    public void Along(byte? label, SKColor lit, float x, float from, float to, float bottom, float top) => Canvas.Polygon(
        label, lit, Camera.At(x, top, from), Camera.At(x, top, to), Camera.At(x, bottom, to), Camera.At(x, bottom, from));

    /// <summary>A rectangle on the ground.</summary>
    public void Flat(byte? label, SKColor colour, float left, float right, float from, float to) => Canvas.Polygon(
        label, Mood.Lit(colour, (from + to) / 2), Camera.At(left, 0, to), Camera.At(right, 0, to), Camera.At(right, 0, from), Camera.At(left, 0, from));

    /// <summary>A ball, or an egg.</summary>
    public void Ball(byte? label, SKColor colour, float x, float y, float z, float radius, float tall = 1)
    {
        float pixels = radius * Camera.Metre(z);
        Canvas.Oval(label, Mood.Lit(colour, z), Camera.At(x, y, z), pixels, pixels * tall);
    }

    /// <summary>A soft shadow on the ground.</summary>
    public void Shadow(float x, float z, float across, float along, float darkness)
    {
        float metre = Camera.Metre(z);
        SKPoint near = Camera.At(x, 0, Math.Max(Camera.Near, z - along)), far = Camera.At(x, 0, z + along);
        float tall = Math.Abs(near.Y - far.Y) / 2;
        Canvas.Oval(null, new SKColor(0, 0, 0, (byte)(darkness * 255)), new((near.X + far.X) / 2, (near.Y + far.Y) / 2), across * metre, tall, blur: Math.Max(0.5f, tall * 0.25f));
    }

    /// <summary>Light around a lamp.</summary>
    public void Glow(SKColor colour, float x, float y, float z, float radius)
    {
        float pixels = radius * Camera.Metre(z);
        Canvas.Glow(Mood.Faded(colour, z * 0.6f), Camera.At(x, y, z), pixels, pixels);
    }
}
