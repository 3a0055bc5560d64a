namespace DaNetGen;

/// <summary>The numbers that a network computes with. Parameters, optimisers and files are in single precision always.</summary>
public enum Precision
{
    /// <summary>Single precision, 32 bits.</summary>
    Fp32,

    /// <summary>
    /// bfloat16, 16 bits with the range of single precision and 8 bits of mantissa: about twice as fast where the processor multiplies it
    /// (AVX512_BF16 or AMX). Attention energies, softmaxes and outputs are in single precision.
    /// </summary>
    Bf16,
}
