namespace TorchSharp;

/// <summary>TorchSharp's element types, by their numbers there, for the runtime's parsers: a build loads no TorchSharp.</summary>
public static class torch
{
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int8 = 1,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Float16 = 5,
        Float32 = 6,
        Float64 = 7,
        Bool = 11,
        BFloat16 = 15,
    }
}
