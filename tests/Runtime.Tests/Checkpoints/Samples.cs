using DaNetGen.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>Small files of weights in every format.</summary>
internal static class Samples
{
    public static readonly ScalarType[] Types =
    [
        ScalarType.Float32, ScalarType.Float64, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Int64, ScalarType.Int32, ScalarType.Int16, ScalarType.Int8, ScalarType.Byte, ScalarType.Bool,
    ];

    /// <summary>Every type, a scalar, an empty tensor and one that lies in no order. In the current dispose scope.</summary>
    public static (string Key, Tensor Value)[] Tensors() =>
    [
        .. Types.Select(type => ($"layer.{type}", arange(-3, 4).view(7, 1).to(type))),
        ("scalar", tensor(-3L)),
        ("empty", zeros(0, 4)),
        ("transposed", arange(6, float32).view(2, 3).t()),
        ("parameter", nn.Parameter(ones(2))),
        ("weight", linspace(-1, 1, 16 * 9).view(16, 1, 3, 3)),
        ("später", ones(1)),
    ];

    /// <summary>Writes a file, in the old format too, which the library only reads.</summary>
    public static void Write(string path, IReadOnlyList<(string Key, Tensor Value)> tensors, WeightsFormat format)
    {
        if (format == WeightsFormat.PyTorchLegacy)
            File.WriteAllBytes(path, Legacy(StateDictWriter.Write(tensors, WeightsContent.NoMetadata), [.. tensors.Select(tensor => tensor.Value)]));
        else
            WeightsFile.Write(path, tensors, format);
    }

    /// <summary>A file of PyTorch's old format, with a pickle that names the storages 0, 1, ...</summary>
    public static byte[] Legacy(byte[] pickle, IReadOnlyList<Tensor> storages, bool littleEndian = true)
    {
        using var bytes = new MemoryStream();
        bytes.Write([0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.']);
        bytes.Write([0x80, 2, (byte)'M', 0xe9, 0x03, (byte)'.']);
        bytes.Write(Pickles.Of("}X\x0d\0\0\0little_endian", (byte)(littleEndian ? 0x88 : 0x89), "s."));
        bytes.Write(pickle);
        bytes.Write(Pickles.Of(["](", .. Enumerable.Range(0, storages.Count).Select(index => Pickles.Text($"{index}")), "e."]));
        foreach (var storage in storages)
        {
            bytes.Write(BitConverter.GetBytes(storage.numel()));
            using var stored = TensorMemory.Stored(storage);
            TensorMemory.ForEachPiece(stored, (_, piece) => bytes.Write(piece));
        }
        return bytes.ToArray();
    }
}
