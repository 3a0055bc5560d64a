using System.Runtime.InteropServices;
using DaNetGen.Cli.Data;
using SkiaSharp;

namespace DaNetGen.Cli.Imaging;

/// <summary>Reads and writes label maps: grey or palette PNG files whose pixel value is the class.</summary>
internal static class LabelFile
{
    /// <summary>Reads the raw values. Palettes are not applied: the index is the value.</summary>
    /// <exception cref="UserError">The file is no label map.</exception>
    public static LabelMap Read(string path)
    {
        try
        {
            return IndexedPng.Decode(File.ReadAllBytes(path));
        }
        catch (InvalidDataException problem)
        {
            throw new UserError($"{path} is no label map ({problem.Message}); save it as an 8-bit grey or palette PNG whose pixel value is the class.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read ({problem.Message.TrimEnd('.')}); check its permissions and the disk.", problem);
        }
    }

    /// <summary>Writes values as an 8-bit grey PNG, beside its place and then moved there.</summary>
    public static void Write(LabelMap values, string path)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(values.Width, values.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (int y = 0; y < values.Height; y++)
            Marshal.Copy(values.Classes, y * values.Width, bitmap.GetPixels() + y * bitmap.RowBytes, values.Width);
        ImageFile.WritePng(bitmap, path);
    }
}
