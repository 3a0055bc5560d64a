namespace DaNetGen;

/// <summary>
/// The numbers that a network computes with. Parameters, optimisers and files are in single precision always; so are inputs and outputs, and
/// attention energies, softmaxes and resizes, whatever a network computes with otherwise.
/// </summary>
public enum Precision
{
    /// <summary>Single precision, 32 bits.</summary>
    Fp32,

    /// <summary>
    /// bfloat16, 16 bits with the range of single precision and 8 bits of mantissa: about twice as fast where a processor multiplies it
    /// (AVX512_BF16 or AMX), and meant for GPUs of compute capability 8.0 and newer. Refused where the device has to imitate it.
    /// </summary>
    Bf16,

    /// <summary>
    /// float16, 16 bits with 11 bits of mantissa and a range up to 65504, beyond which values become infinite: for CUDA GPUs. Refused on a
    /// processor; <see cref="Bf16"/> and <see cref="Fp32"/> are what those compute in.
    /// </summary>
    Fp16,
}
