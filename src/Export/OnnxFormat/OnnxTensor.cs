using DaNetGen.Checkpoints;
using DaNetGen.Graphs.Weights;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;

namespace DaNetGen.Export.OnnxFormat;

/// <summary>Weights as tensors of ONNX.</summary>
internal static class OnnxTensor
{
    // A message of protocol buffers ends at 2^31 bytes; the graph beside the weights takes little.
    private const long MostBytes = int.MaxValue - (1 << 24);

    /// <summary>The values of a weight, in single precision.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="total">The bytes of all weights so far, which grows by those of this one.</param>
    /// <exception cref="NotSupportedException">They are too many for one file.</exception>
    public static TensorProto Of(string name, Weight weight, ref long total)
    {
        using var scope = NewDisposeScope();
        var length = weight.Shape.Aggregate(1L, (product, size) => product * size) * sizeof(float);
        total += length;
        if (total > MostBytes)
            throw new NotSupportedException("The weights take more than 2 GB, the most that a file of ONNX holds without others beside it: export a narrower network, or as TorchScript.");
        using var stored = TensorMemory.Stored(weight.Compute().to_type(ScalarType.Float32));
        var bytes = new byte[length];
        TensorMemory.ForEachPiece(stored, (offset, piece) => piece.CopyTo(bytes.AsSpan((int)offset)));
        return new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float, Dims = { weight.Shape }, RawData = UnsafeByteOperations.UnsafeWrap(bytes) };
    }
}
