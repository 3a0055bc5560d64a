using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws every shape twice: smooth into the picture, and with hard edges into the label map.</summary>
internal sealed class SceneCanvas : IDisposable
{
    private readonly SKBitmap picture;
    private readonly SKBitmap labels;
    private readonly SKCanvas paints;
    private readonly SKCanvas marks;

    /// <summary>Opens an empty scene.</summary>
    public SceneCanvas(int width, int height)
    {
        picture = new(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        labels = new(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        paints = new(picture);
        marks = new(labels);
    }

    /// <summary>The scene's width.</summary>
    public int Width => picture.Width;

    /// <summary>The scene's height.</summary>
    public int Height => picture.Height;

    /// <summary>Fills a polygon.</summary>
    public void Polygon(byte label, SKColor colour, params ReadOnlySpan<SKPoint> points)
    {
        using SKPath path = Path(points);
        Draw(label, colour, (canvas, paint) => canvas.DrawPath(path, paint));
    }

    /// <summary>Fills a polygon with colours that run from its top to its bottom.</summary>
    public void Shaded(byte label, SKColor top, SKColor bottom, float from, float to, params ReadOnlySpan<SKPoint> points)
    {
        using SKPath path = Path(points);
        using var shader = SKShader.CreateLinearGradient(new(0, from), new(0, to), [top, bottom], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsAntialias = true };
        paints.DrawPath(path, paint);
        Mark(label, (canvas, mark) => canvas.DrawPath(path, mark));
    }

    /// <summary>Fills an ellipse.</summary>
    public void Oval(byte label, SKColor colour, float x, float y, float radiusX, float radiusY) =>
        Draw(label, colour, (canvas, paint) => canvas.DrawOval(x, y, radiusX, radiusY, paint));

    /// <summary>Takes the scene out.</summary>
    public Sample Finish(string name)
    {
        paints.Flush();
        marks.Flush();
        var classes = new byte[Width * Height];
        for (int y = 0; y < Height; y++) labels.GetPixelSpan().Slice(y * labels.RowBytes, Width).CopyTo(classes.AsSpan(y * Width));
        return new(name, ImageFile.FromRgba(picture.GetPixelSpan(), Width, Height), new(Width, Height, classes));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        paints.Dispose();
        marks.Dispose();
        picture.Dispose();
        labels.Dispose();
    }

    private static SKPath Path(ReadOnlySpan<SKPoint> points)
    {
        var path = new SKPath();
        path.AddPoly(points.ToArray(), close: true);
        return path;
    }

    private void Draw(byte label, SKColor colour, Action<SKCanvas, SKPaint> shape)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        shape(paints, paint);
        Mark(label, shape);
    }

    private void Mark(byte label, Action<SKCanvas, SKPaint> shape)
    {
        using var mark = new SKPaint { Color = new(label, label, label), IsAntialias = false };
        shape(marks, mark);
    }
}
