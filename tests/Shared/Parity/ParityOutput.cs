using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Parity;

/// <summary>An output of a fixture.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Its first byte in the file.</param>
/// <param name="File">The file of float32, little endian, in C order.</param>
public sealed record ParityOutput(IReadOnlyList<long> Shape, long Offset, string File)
{
    /// <summary>The output's values.</summary>
    public Tensor Read()
    {
        var values = new float[Shape.Aggregate(1L, (product, size) => product * size)];
        using var stream = System.IO.File.OpenRead(File);
        stream.Position = Offset;
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return tensor(values, [.. Shape]);
    }
}
