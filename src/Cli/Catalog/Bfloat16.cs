using DaNetGen.Programs;
using TorchSharp;

namespace DaNetGen.Cli.Catalog;

/// <summary>Whether bfloat16 is fast here.</summary>
internal static class Bfloat16
{
    /// <summary>Why bfloat16 is not to be computed in on a device; null where it is fast.</summary>
    public static string? Absence(torch.Device device) => device.type == DeviceType.CPU && !Processor.HasBf16
        ? "This processor has no bfloat16 instructions (AVX512_BF16 or AMX) for --precision bf16; use --precision fp32."
        : null;

    /// <summary>Refuses a device that would have to imitate bfloat16, which is slower than single precision.</summary>
    /// <exception cref="UserError">The processor has no instructions for it.</exception>
    public static void Check(torch.Device device)
    {
        if (Absence(device) is { } reason) throw new UserError(reason);
    }
}
