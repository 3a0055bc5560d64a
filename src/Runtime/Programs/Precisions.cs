using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>What precisions are to libtorch.</summary>
internal static class Precisions
{
    /// <summary>The type of values and weights.</summary>
    public static ScalarType Type(this Precision precision) => precision switch
    {
        Precision.Fp32 => ScalarType.Float32,
        Precision.Bf16 => ScalarType.BFloat16,
        Precision.Fp16 => ScalarType.Float16,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "There is no such precision."),
    };
}
