using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>The element types that files of weights hold, with their sizes and their names in safetensors.</summary>
internal static class ElementTypes
{
    private static readonly (ScalarType Type, string Name, int Size)[] Known =
    [
        (ScalarType.Float32, "F32", 4), (ScalarType.Float64, "F64", 8), (ScalarType.Float16, "F16", 2), (ScalarType.BFloat16, "BF16", 2),
        (ScalarType.Int64, "I64", 8), (ScalarType.Int32, "I32", 4), (ScalarType.Int16, "I16", 2), (ScalarType.Int8, "I8", 1),
        (ScalarType.Byte, "U8", 1), (ScalarType.Bool, "BOOL", 1),
    ];

    /// <summary>The type of a name, or null.</summary>
    public static ScalarType? Parse(string name) => Known.FirstOrDefault(known => known.Name == name) is { Size: > 0 } found ? found.Type : null;

    /// <summary>Whether a checkpoint may hold a type.</summary>
    public static bool IsKnown(ScalarType type) => Known.Any(known => known.Type == type);

    /// <summary>The name of a type.</summary>
    /// <exception cref="NotSupportedException">A checkpoint holds no such type.</exception>
    public static string NameOf(ScalarType type) => Find(type).Name;

    /// <summary>Bytes of an element.</summary>
    /// <exception cref="NotSupportedException">A checkpoint holds no such type.</exception>
    public static int SizeOf(ScalarType type) => Find(type).Size;

    private static (ScalarType Type, string Name, int Size) Find(ScalarType type) =>
        Known.FirstOrDefault(known => known.Type == type) is { Size: > 0 } found ? found
        : throw new NotSupportedException($"A checkpoint holds no tensors of type {type}; convert it first.");
}
