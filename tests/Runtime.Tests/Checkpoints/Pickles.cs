using System.Text;
using DaNetGen.Checkpoints;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>Pickles of opcodes, and zips around them.</summary>
internal static class Pickles
{
    /// <summary>A pickle of opcodes: texts are Latin-1, numbers are bytes; PROTO 2 goes before.</summary>
    public static byte[] Of(params ReadOnlySpan<object> opcodes)
    {
        var pickle = new List<byte> { 0x80, 2 };
        foreach (var opcode in opcodes)
        {
            if (opcode is string text)
                pickle.AddRange(Encoding.Latin1.GetBytes(text));
            else if (opcode is byte[] raw)
                pickle.AddRange(raw);
            else
                pickle.Add(Convert.ToByte(opcode, System.Globalization.CultureInfo.InvariantCulture));
        }
        return [.. pickle];
    }

    /// <summary>BINUNICODE.</summary>
    public static byte[] Text(string text) => [(byte)'X', .. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    /// <summary>A value of a tensor, with a storage of <paramref name="elements"/> floats named 0.</summary>
    public static string Tensor(string shape, string strides, int elements = 4, int offset = 0) =>
        $"ctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\0" + $"0X\x03\0\0\0cpuK{(char)elements}tQK{(char)offset}{shape}{strides}\u0089ccollections\nOrderedDict\n)RtR";

    /// <summary>A zip as torch.save writes it, with a storage named 0 of 16 bytes.</summary>
    public static void WriteZip(string path, byte[] pickle, params ReadOnlySpan<(string Name, byte[] Content)> others)
    {
        using var stream = File.Create(path);
        var zip = new ZipWriter(stream);
        zip.Add("archive/data.pkl", pickle);
        zip.Add("archive/data/0", new byte[16]);
        foreach (var (name, content) in others)
            zip.Add(name, content);
        zip.Finish();
    }
}
