using System.Buffers.Binary;
using System.Text;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Writes the pickle of a state_dict, in the opcodes that torch.load with weights_only takes since PyTorch 1.13.</summary>
internal sealed class PickleWriter
{
    private readonly MemoryStream _bytes = new();

    /// <summary>The pickle of an ordered dictionary of tensors, whose storages are named by their index; with metadata, of a dictionary that
    /// holds it and the texts.</summary>
    public static byte[] Write(IReadOnlyList<(string Key, Tensor Value)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var writer = new PickleWriter();
        writer.Raw([0x80, 2]); // PROTO
        if (metadata.Count == 0)
        {
            writer.Tensors(tensors);
        }
        else
        {
            writer.Raw("}("u8); // EMPTY_DICT, MARK
            writer.Text(PyTorchZipWriter.Wrapper);
            writer.Tensors(tensors);
            foreach (var (name, text) in metadata)
            {
                writer.Text(name);
                writer.Text(text);
            }
            writer.Raw("u"u8); // SETITEMS
        }
        writer.Raw("."u8); // STOP
        return writer._bytes.ToArray();
    }

    private void Tensors(IReadOnlyList<(string Key, Tensor Value)> tensors)
    {
        EmptyOrderedDictionary();
        Raw("("u8); // MARK
        for (var index = 0; index < tensors.Count; index++)
        {
            Text(tensors[index].Key);
            Tensor(tensors[index].Value, index);
        }
        Raw("u"u8); // SETITEMS
    }

    /// <summary>_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks).</summary>
    private void Tensor(Tensor value, int index)
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
        Raw([0x89]); // NEWFALSE
        EmptyOrderedDictionary();
        Raw("tR"u8); // TUPLE, REDUCE
    }

    private void EmptyOrderedDictionary() => Raw("ccollections\nOrderedDict\n)R"u8); // GLOBAL, EMPTY_TUPLE, REDUCE

    private void Tuple(IEnumerable<long> values)
    {
        Raw("("u8); // MARK
        foreach (var value in values)
            Number(value);
        Raw("t"u8); // TUPLE
    }

    private void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Raw("X"u8); // BINUNICODE
        Int32(utf8.Length);
        Raw(utf8);
    }

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

    private void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

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
