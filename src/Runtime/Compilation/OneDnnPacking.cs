using static TorchSharp.torch;
using Convolution = DaNetGen.Graphs.Primitives.Convolution;

namespace DaNetGen.Compilation;

/// <summary>Kernels in the layout that oneDNN chooses for a convolution of a size. One laid out otherwise runs too, and is laid out anew in each run.</summary>
internal sealed record OneDnnPacking : Packing
{
    private readonly ScalarType _type;
    private readonly (int Padding, int Stride, int Dilation, int Groups) _window;
    private readonly (long B, long C, long H, long W) _input;

    /// <summary>The packing for a convolution.</summary>
    /// <param name="type">The type of kernels and values.</param>
    /// <param name="convolution">The convolution.</param>
    /// <param name="input">The sizes of what it reads.</param>
    public OneDnnPacking(ScalarType type, Convolution convolution, long[] input)
    {
        _type = type;
        _window = (convolution.Padding, convolution.Stride, convolution.Dilation, convolution.Groups);
        _input = (input[0], input[1], input[2], input[3]);
    }

    public override Tensor Pack(Tensor weight)
    {
        using var typed = weight.to_type(_type);
        using var dense = typed.contiguous();
        return OneDnn.Pack(dense, _window, _input);
    }

    /// <summary>The layout shows in the bytes alone.</summary>
    public override ulong? LayoutOf(Tensor packed) => OneDnn.Fingerprint(packed);
}
