using System.Runtime.InteropServices;
using DaNetGen.Cli.Data;
using SkiaSharp;

namespace DaNetGen.Cli.Imaging;

/// <summary>Reads photographs and writes pictures.</summary>
internal static class ImageFile
{
    /// <summary>Reads a PNG, JPEG, BMP or WebP file, turned upright as its EXIF data says; transparency is dropped.</summary>
    /// <exception cref="UserError">There is no such file, or it is no whole image.</exception>
    public static RgbImage Read(string path)
    {
        if (!File.Exists(path)) throw new UserError($"There is no image {path}; check the path.");
        using SKCodec? codec = SKCodec.Create(path);
        if (codec is null) throw NoImage(path);
        // No colour space asked for: bytes as stored, so that training and prediction see the same.
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success) throw NoImage(path);
        return Upright(FromRgba(bitmap.GetPixelSpan(), info.Width, info.Height), codec.EncodedOrigin);
    }

    /// <summary>Writes a picture as PNG, beside its place and then moved there.</summary>
    public static void Write(RgbImage image, string path)
    {
        using SKBitmap bitmap = Bitmap(image);
        WritePng(bitmap, path);
    }

    /// <summary>A picture as the bytes of a PNG file.</summary>
    public static byte[] Png(RgbImage image)
    {
        using SKBitmap bitmap = Bitmap(image);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A photograph as the bytes of a JPEG file.</summary>
    public static byte[] Jpeg(RgbImage image, int quality = 88)
    {
        using SKBitmap bitmap = Bitmap(image);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    private static SKBitmap Bitmap(RgbImage image)
    {
        var bitmap = new SKBitmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var rgba = new byte[image.Width * image.Height * 4];
        for (int from = 0, to = 0; from < image.Pixels.Length; from += 3, to += 4)
        {
            rgba[to] = image.Pixels[from];
            rgba[to + 1] = image.Pixels[from + 1];
            rgba[to + 2] = image.Pixels[from + 2];
            rgba[to + 3] = 255;
        }
        Marshal.Copy(rgba, 0, bitmap.GetPixels(), rgba.Length);
        return bitmap;
    }

    /// <summary>Writes a bitmap as PNG, beside its place and then moved there.</summary>
    public static void WritePng(SKBitmap bitmap, string path)
    {
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        WholeFile.Write(path, stream => data.SaveTo(stream));
    }

    /// <summary>Drops the alpha channel of RGBA bytes.</summary>
    public static RgbImage FromRgba(ReadOnlySpan<byte> rgba, int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (int from = 0, to = 0; to < pixels.Length; from += 4, to += 3)
        {
            pixels[to] = rgba[from];
            pixels[to + 1] = rgba[from + 1];
            pixels[to + 2] = rgba[from + 2];
        }
        return new(width, height, pixels);
    }

    private static RgbImage Upright(RgbImage image, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft) return image;
        bool turned = origin >= SKEncodedOrigin.LeftTop;
        int width = turned ? image.Height : image.Width, height = turned ? image.Width : image.Height;
        var upright = RgbImage.Filled(width, height, default);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int right, int bottom) = (image.Width - 1, image.Height - 1);
                upright[x, y] = origin switch
                {
                    SKEncodedOrigin.TopRight => image[right - x, y],
                    SKEncodedOrigin.BottomRight => image[right - x, bottom - y],
                    SKEncodedOrigin.BottomLeft => image[x, bottom - y],
                    SKEncodedOrigin.LeftTop => image[y, x],
                    SKEncodedOrigin.RightTop => image[y, bottom - x],
                    SKEncodedOrigin.RightBottom => image[right - y, bottom - x],
                    _ => image[right - y, x],
                };
            }
        }
        return upright;
    }

    private static UserError NoImage(string path) => new($"{path} is no image that can be read (PNG, JPEG, BMP or WebP, whole); replace it or take it away.");
}
