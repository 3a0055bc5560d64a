using System.Buffers.Binary;
using System.Text;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Writes a pickle, in the opcodes that torch.load with weights_only takes since PyTorch 1.13.</summary>
internal sealed class PickleWriter
{
    private readonly MemoryStream _bytes = new();

    /// <summary>Begins a pickle.</summary>
    public PickleWriter() => Raw([0x80, 2]); // PROTO

    /// <summary>Ends the pickle.</summary>
    public byte[] Finish()
    {
        Raw("."u8); // STOP
        return _bytes.ToArray();
    }

    /// <summary>_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks).</summary>
    /// <param name="value">The tensor.</param>
    /// <param name="index">The name of its storage.</param>
    /// <param name="requiresGrad">Whether it takes a gradient once it is read.</param>
    public void Tensor(Tensor value, int index, bool requiresGrad = false)
    {
        Raw("ctorch._utils\n_rebuild_tensor_v2\n(("u8); // GLOBAL, MARK, MARK
        Text("storage");
        Raw(Encoding.ASCII.GetBytes($"ctorch\n{StorageName(value.dtype)}\n")); // GLOBAL
        Text($"{index}");
        Text("cpu");
        Number(value.numel());
        Raw("tQ"u8); // TUPLE, BINPERSID
        Number(0);
        Tuple(value.shape);
        Tuple(Extent.RowMajor(value.shape));
        Boolean(requiresGrad);
        EmptyOrderedDictionary();
        Raw("tR"u8); // TUPLE, REDUCE
    }

    /// <summary>An ordered dictionary without entries.</summary>
    public void EmptyOrderedDictionary() => Raw("ccollections\nOrderedDict\n)R"u8); // GLOBAL, EMPTY_TUPLE, REDUCE

    private void Tuple(IEnumerable<long> values)
    {
        Raw("("u8); // MARK
        foreach (var value in values)
            Number(value);
        Raw("t"u8); // TUPLE
    }

    /// <summary>A text.</summary>
    public void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Raw("X"u8); // BINUNICODE
        Int32(utf8.Length);
        Raw(utf8);
    }

    /// <summary>True or false.</summary>
    public void Boolean(bool value) => Raw([(byte)(value ? 0x88 : 0x89)]); // NEWTRUE, NEWFALSE

    private void Number(long value)
    {
        if (value is >= 0 and <= int.MaxValue)
        {
            Raw("J"u8); // BININT
            Int32((int)value);
            return;
        }
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Raw([0x8a, sizeof(long)]); // LONG1
        Raw(bytes);
    }

    private void Int32(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Raw(bytes);
    }

    /// <summary>Opcodes and their operands as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    private static string StorageName(ScalarType type) => type switch
    {
        ScalarType.Float32 => "FloatStorage",
        ScalarType.Float64 => "DoubleStorage",
        ScalarType.Float16 => "HalfStorage",
        ScalarType.BFloat16 => "BFloat16Storage",
        ScalarType.Int64 => "LongStorage",
        ScalarType.Int32 => "IntStorage",
        ScalarType.Int16 => "ShortStorage",
        ScalarType.Int8 => "CharStorage",
        ScalarType.Byte => "ByteStorage",
        ScalarType.Bool => "BoolStorage",
        _ => throw new NotSupportedException($"PyTorch's format here has no storage of type {type}; convert the tensor first."),
    };
}
