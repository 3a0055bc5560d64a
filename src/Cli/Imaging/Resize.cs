using DaNetGen.Cli.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Imaging;

/// <summary>Changes the size of images (filtered) and of label maps (nearest).</summary>
internal static class Resize
{
    /// <summary>A size at a fraction of it, at least one pixel each way.</summary>
    public static (int Width, int Height) Scaled(int width, int height, double scale) =>
        (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));

    /// <summary>An image at another size, bilinear with the filter widened when it shrinks, so that nothing aliases.</summary>
    public static RgbImage Image(RgbImage image, int width, int height)
    {
        if (image.Width == width && image.Height == height) return image;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        Tensor pixels = tensor(image.Pixels, [1, image.Height, image.Width, 3]).permute(0, 3, 1, 2).to(ScalarType.Float32);
        Tensor resized = nn.functional.interpolate(pixels, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);
        Tensor bytes = resized.round().clamp(0, 255).to(ScalarType.Byte).permute(0, 2, 3, 1).contiguous();
        return new(width, height, bytes.data<byte>().ToArray());
    }

    /// <summary>A label map at another size; each pixel takes the label under its centre.</summary>
    public static LabelMap Labels(LabelMap labels, int width, int height)
    {
        if (labels.Width == width && labels.Height == height) return labels;
        int[] columns = [.. Enumerable.Range(0, width).Select(x => Math.Min(labels.Width - 1, (int)((x + 0.5) * labels.Width / width)))];
        var result = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            int row = Math.Min(labels.Height - 1, (int)((y + 0.5) * labels.Height / height)) * labels.Width;
            for (int x = 0; x < width; x++) result[y * width + x] = labels.Classes[row + columns[x]];
        }
        return new(width, height, result);
    }
}
