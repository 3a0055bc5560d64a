using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>Why networks do not compute in a precision on a device: nothing is imitated, slower than single precision, behind the caller's back.</summary>
/// <param name="Reason">Why, in a sentence without its full stop.</param>
/// <param name="Instead">What to compute in there.</param>
internal sealed record PrecisionRefusal(string Reason, Precision Instead)
{
    // The capability of Ampere. float16 asks for no such number: every GPU for which libtorch is built, from 7.0 on, has units for it.
    private const int CapabilityOfBfloat16 = 8;

    /// <summary>Why a precision is refused on a device; null where networks compute in it.</summary>
    public static PrecisionRefusal? Of(Precision precision, Device device) => device.type switch
    {
        DeviceType.CPU => OnProcessor(precision, Processor.HasBf16),
        DeviceType.CUDA when precision == Precision.Bf16 => OnGpu(precision, CudaDriver.MajorCapability(device.index)),
        _ => null,
    };

    /// <summary>The rule for processors.</summary>
    /// <param name="precision">The precision.</param>
    /// <param name="hasBf16">Whether the processor multiplies bfloat16.</param>
    public static PrecisionRefusal? OnProcessor(Precision precision, bool hasBf16) => precision switch
    {
        Precision.Bf16 when !hasBf16 =>
            new("This processor has no bfloat16 instructions (AVX512_BF16 or AMX), so bfloat16 would be slower than single precision", Precision.Fp32),
        Precision.Fp16 => new("Networks compute in float16 on CUDA GPUs alone, not on processors", hasBf16 ? Precision.Bf16 : Precision.Fp32),
        _ => null,
    };

    /// <summary>The rule for CUDA GPUs.</summary>
    /// <param name="precision">The precision.</param>
    /// <param name="capability">The first number of the GPU's compute capability; null where it is not known, and nothing is refused.</param>
    public static PrecisionRefusal? OnGpu(Precision precision, int? capability) => precision == Precision.Bf16 && capability < CapabilityOfBfloat16
        ? new($"This GPU has no bfloat16 units (its compute capability is {capability}, they came with {CapabilityOfBfloat16}), so it would have to imitate bfloat16", Precision.Fp16)
        : null;
}
