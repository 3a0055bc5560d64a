using System.Buffers.Binary;
using System.Text;

namespace DaNetGen.Package.Tests;

/// <summary>Writes a safetensors file of zeros, as another program would.</summary>
internal static class SafeTensorsFile
{
    public static void Write(string path, IEnumerable<(string Key, long[] Shape)> tensors)
    {
        var (entries, position) = (new List<string>(), 0L);
        foreach (var (key, shape) in tensors)
        {
            var isCount = key.EndsWith("num_batches_tracked", StringComparison.Ordinal);
            var end = position + shape.Aggregate(isCount ? 8L : 4L, (bytes, size) => bytes * size);
            entries.Add($$"""
                "{{key}}":{"dtype":"{{(isCount ? "I64" : "F32")}}","shape":[{{string.Join(',', shape)}}],"data_offsets":[{{position}},{{end}}]}
                """.Trim());
            position = end;
        }

        var header = Encoding.UTF8.GetBytes($"{{{string.Join(',', entries)}}}");
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [.. length, .. header, .. new byte[position]]);
    }
}
