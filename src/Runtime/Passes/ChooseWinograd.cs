using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Passes;

/// <summary>
/// Computes large 3x3 convolutions by minimal filtering, in well under half of the products. What that does besides, additions before and after, is
/// as much for each channel that is read or written, so it pays where there are many of both. The sums are shorter, and as exact or more so.
/// </summary>
internal static class ChooseWinograd
{
    // Measured, with oneDNN: with 128 channels, or images of a few hundred pixels, nothing is won.
    private const long LeastChannels = 256, LeastPixels = 1024;

    // Beyond, where activations are what a run's memory is, it stays the least: transformed kernels and tiles would add a sixth.
    private const long MostPixels = 1 << 14;

    // Channels that vectors of every length take without a rest.
    private const long Vector = 16;

    // Tiles jut out where the image is no multiple of them.
    private const double MostWaste = 1.3;

    public static Graph Apply(Graph graph) => graph.Rewrite((_, node) =>
        node.Primitive is Convolution { Groups: 1, Extent: 3, Stride: 1 } convolution && convolution.Padding == convolution.Dilation && Pays(node, convolution)
            ? Node.Of(new WinogradConvolution(convolution), node.Inputs, node.Stage)
            : node);

    private static bool Pays(Node node, Convolution convolution)
    {
        var (channels, pixels) = (Math.Min(convolution.Channels, convolution.Kernel.Shape[1]), node.Shape[2] * node.Shape[3]);
        var tiled = Tiled(node.Shape[2], convolution.Dilation) * Tiled(node.Shape[3], convolution.Dilation);
        return channels >= LeastChannels && convolution.Channels % Vector == 0 && convolution.Kernel.Shape[1] % Vector == 0
            && pixels is >= LeastPixels and <= MostPixels && tiled <= MostWaste * pixels;
    }

    /// <summary>The pixels of an axis with those that its last tiles jut out.</summary>
    private static long Tiled(long pixels, int dilation) => (pixels + (2 * dilation) - 1) / (2 * dilation) * (2 * dilation);
}
