using System.Runtime.Intrinsics.X86;

namespace DaNetGen.Programs;

/// <summary>What the processor can do.</summary>
internal static class Processor
{
    private const int ExtendedFeatures = 7;
    private const int Avx512Bf16 = 1 << 5;
    private const int AmxBf16 = 1 << 22;

    /// <summary>Whether it multiplies bfloat16 (AVX512_BF16 or AMX); one that does not imitates it, slower than single precision.</summary>
    public static bool HasBf16 { get; } = OfProcessor();

    private static bool OfProcessor()
    {
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < ExtendedFeatures)
            return false;
        var (highestPage, _, _, features) = X86Base.CpuId(ExtendedFeatures, 0);
        return (features & AmxBf16) != 0 || (highestPage >= 1 && (X86Base.CpuId(ExtendedFeatures, 1).Eax & Avx512Bf16) != 0);
    }
}
