using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;

namespace DaNetGen.Export.OnnxFormat;

/// <summary>Attributes of nodes.</summary>
internal static class OnnxAttribute
{
    public static AttributeProto Of(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    public static AttributeProto Of(string name, double value) => new() { Name = name, Type = AttributeType.Float, F = (float)value };

    public static AttributeProto Of(string name, string value) => new() { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    public static AttributeProto Of(string name, params IEnumerable<long> values) => new() { Name = name, Type = AttributeType.Ints, Ints = { values } };
}
