using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws every shape twice: smooth into the picture, and with hard edges into the label map. What has no label of its own
/// (light, shadow, rain) is drawn into the picture alone.</summary>
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
    /// <param name="label">Its class; null for none.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="points">Its corners.</param>
    public void Polygon(byte? label, SKColor colour, params ReadOnlySpan<SKPoint> points)
    {
        using SKPath path = Path(points);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        Draw(label, paint, (canvas, brush) => canvas.DrawPath(path, brush));
    }

    /// <summary>Fills a polygon with colours that run evenly from one row to another.</summary>
    public void Shaded(byte? label, SKColor[] colours, float from, float to, params ReadOnlySpan<SKPoint> points) => Shaded(label, colours, null, from, to, points);

    /// <summary>Fills a polygon with colours that run from one row to another.</summary>
    /// <param name="label">Its class; null for none.</param>
    /// <param name="colours">The colours.</param>
    /// <param name="stops">Where each stands, from 0 to 1; null for evenly.</param>
    /// <param name="from">The row of 0.</param>
    /// <param name="to">The row of 1.</param>
    /// <param name="points">The polygon's corners.</param>
    public void Shaded(byte? label, SKColor[] colours, float[]? stops, float from, float to, params ReadOnlySpan<SKPoint> points)
    {
        using SKPath path = Path(points);
        using var shader = SKShader.CreateLinearGradient(new(0, from), new(0, to), colours, stops, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsAntialias = true };
        Draw(label, paint, (canvas, brush) => canvas.DrawPath(path, brush));
    }

    /// <summary>Fills an ellipse.</summary>
    /// <param name="label">Its class; null for none.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="middle">Its middle.</param>
    /// <param name="radiusX">Half its width.</param>
    /// <param name="radiusY">Half its height.</param>
    /// <param name="blur">How far its edge runs out, in pixels.</param>
    public void Oval(byte? label, SKColor colour, SKPoint middle, float radiusX, float radiusY, float blur = 0)
    {
        using var soft = blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) : null;
        using var paint = new SKPaint { Color = colour, IsAntialias = true, MaskFilter = soft };
        Draw(label, paint, (canvas, brush) => canvas.DrawOval(middle.X, middle.Y, radiusX, radiusY, brush));
    }

    /// <summary>Adds light that falls off from a point to nothing.</summary>
    public void Glow(SKColor colour, SKPoint middle, float radiusX, float radiusY)
    {
        if (radiusX <= 0.5f || radiusY <= 0.5f) return;
        using var shader = SKShader.CreateRadialGradient(new(0, 0), 1, [colour, colour.WithAlpha((byte)(colour.Alpha / 4)), colour.WithAlpha(0)], [0, 0.35f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Plus, IsAntialias = true };
        paints.Save();
        paints.Translate(middle.X, middle.Y);
        paints.Scale(radiusX, radiusY);
        paints.DrawCircle(0, 0, 1, paint);
        paints.Restore();
    }

    /// <summary>Draws a line.</summary>
    public void Line(SKColor colour, float width, SKPoint from, SKPoint to)
    {
        using var paint = new SKPaint { Color = colour, StrokeWidth = width, IsAntialias = true };
        paints.DrawLine(from, to, paint);
    }

    /// <summary>Lays another scene's picture over the rows from <paramref name="top"/> on, smeared downwards, as wet ground mirrors it.</summary>
    public void Reflect(SceneCanvas mirrored, float top, float strength)
    {
        using var smear = SKImageFilter.CreateBlur(Width * 0.003f, Height * 0.016f);
        using var paint = new SKPaint { Color = SKColors.White.WithAlpha((byte)(strength * 255)), ImageFilter = smear };
        using SKImage image = SKImage.FromBitmap(mirrored.picture);
        paints.Save();
        paints.ClipRect(new(0, top, Width, Height));
        paints.DrawImage(image, 0, 0, paint);
        paints.Restore();
    }

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

    private void Draw(byte? label, SKPaint paint, Action<SKCanvas, SKPaint> shape)
    {
        shape(paints, paint);
        if (label is not { } grey) return;
        using var mark = new SKPaint { Color = new(grey, grey, grey), IsAntialias = false };
        shape(marks, mark);
    }
}
