using System.Text;

namespace DaNetGen.Cli.Tests.Support;

/// <summary>Makes the smallest ONNX file byte by byte: a ReLU of one image.</summary>
internal static class OnnxBytes
{
    private const int Float = 1, OldestFormat = 8, Operators = 13;

    /// <param name="shape">The image's shape.</param>
    public static byte[] Relu(params long[] shape)
    {
        byte[] dims = [.. shape.SelectMany(size => Message(1, Number(1, size)))];
        byte[] type = Message(1, [.. Number(1, Float), .. Message(2, dims)]);
        byte[] Value(string name) => [.. Text(1, name), .. Message(2, type)];
        byte[] node = [.. Text(1, "image"), .. Text(2, "result"), .. Text(4, "Relu")];
        byte[] graph = [.. Message(1, node), .. Text(2, "net"), .. Message(11, Value("image")), .. Message(12, Value("result"))];
        return [.. Number(1, OldestFormat), .. Message(7, graph), .. Message(8, Number(2, Operators))];
    }

    private static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int field, byte[] body) => [.. Varint((field << 3) | 2), .. Varint(body.Length), .. body];

    private static byte[] Number(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    private static IEnumerable<byte> Varint(long value)
    {
        for (; value > 127; value >>= 7) yield return (byte)(value | 128);
        yield return (byte)value;
    }
}
