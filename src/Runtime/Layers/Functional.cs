using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Stages without parameters. Each gives a tensor of its own and leaves its arguments to the caller.</summary>
public static class Functional
{
    /// <summary>Max pooling over square windows: <c>[B, C, H, W] -> [B, C, H', W']</c>.</summary>
    /// <param name="x">The image.</param>
    /// <param name="kernel">Height and width of the window.</param>
    /// <param name="stride">Stride; null for the window's size.</param>
    /// <param name="padding">Minus infinity on each side.</param>
    public static Tensor MaxPool(Tensor x, int kernel, int? stride = null, int padding = 0)
    {
        long step = stride ?? kernel;
        return nn.functional.max_pool2d(x, [kernel, kernel], [step, step], [padding, padding], [1, 1]);
    }

    /// <summary>Average over windows that cover the image: <c>[B, C, H, W] -> [B, C, height, width]</c>.</summary>
    /// <param name="x">The image.</param>
    /// <param name="height">Height of the result.</param>
    /// <param name="width">Width of the result; null for <paramref name="height"/>.</param>
    public static Tensor AdaptiveAvgPool(Tensor x, int height, int? width = null) =>
        nn.functional.adaptive_avg_pool2d(x, [height, width ?? height]);

    /// <summary>All dimensions but the first in one: <c>[B, C, H, W] -> [B, C H W]</c>.</summary>
    /// <param name="x">The value.</param>
    public static Tensor Flatten(Tensor x) => x.flatten(1);

    /// <summary>The sum, broadcast as PyTorch does.</summary>
    /// <param name="values">One value or more.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Tensor Sum(params ReadOnlySpan<Tensor> values) => Fold(values, static (left, right) => left.add(right, Scalars.One));

    /// <summary>The product, element by element, broadcast as PyTorch does.</summary>
    /// <param name="values">One value or more.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Tensor Multiply(params ReadOnlySpan<Tensor> values) => Fold(values, static (left, right) => left.mul(right));

    /// <summary>The values one after the other along a dimension.</summary>
    /// <param name="dim">The dimension; 1 for channels.</param>
    /// <param name="values">One value or more, of one shape but for <paramref name="dim"/>.</param>
    public static Tensor Concat(int dim, params ReadOnlySpan<Tensor> values) => cat(values.ToArray(), dim);

    /// <summary>Bilinear resize of the first value to the size of the second: <c>[B, C, h, w], [_, _, H, W] -> [B, C, H, W]</c>.</summary>
    /// <param name="x">The image.</param>
    /// <param name="sizeOf">The value whose height and width are taken.</param>
    /// <param name="alignCorners">Whether the corner pixels of both keep their values.</param>
    public static Tensor Upsample(Tensor x, Tensor sizeOf, bool alignCorners = false) =>
        nn.functional.interpolate(x, [sizeOf.size(2), sizeOf.size(3)], mode: InterpolationMode.Bilinear, align_corners: alignCorners);

    private static Tensor Fold(ReadOnlySpan<Tensor> values, Func<Tensor, Tensor, Tensor> combine)
    {
        if (values.IsEmpty)
            throw new ArgumentException("One value or more is needed.", nameof(values));
        var result = values[0].alias();
        foreach (var value in values[1..])
        {
            using var read = result;
            result = combine(read, value);
        }
        return result;
    }
}
