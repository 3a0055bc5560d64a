using System.Runtime.Intrinsics.X86;
using TorchSharp;

namespace DaNetGen.Cli.Catalog;

/// <summary>Whether bfloat16 is fast here.</summary>
internal static class Bfloat16
{
    private const int ExtendedFeatures = 7;
    private const int Avx512Bf16 = 1 << 5;
    private const int AmxBf16 = 1 << 22;

    /// <summary>Refuses a device that would have to imitate bfloat16, which is slower than single precision.</summary>
    /// <exception cref="UserError">The processor has no instructions for it.</exception>
    public static void Check(torch.Device device)
    {
        if (device.type == DeviceType.CPU && !OfProcessor())
            throw new UserError("This processor has no bfloat16 instructions (AVX512_BF16 or AMX) for --precision bf16; use --precision fp32.");
    }

    private static bool OfProcessor()
    {
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < ExtendedFeatures) return false;
        (int highestPage, _, _, int features) = X86Base.CpuId(ExtendedFeatures, 0);
        return (features & AmxBf16) != 0 || (highestPage >= 1 && (X86Base.CpuId(ExtendedFeatures, 1).Eax & Avx512Bf16) != 0);
    }
}
