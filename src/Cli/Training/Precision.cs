namespace DaNetGen.Cli.Training;

/// <summary>In which numbers the network computes; parameters, optimiser and files are in single precision always.</summary>
internal enum Precision
{
    /// <summary>Single precision.</summary>
    Fp32,

    /// <summary>bfloat16, about twice as fast in two thirds of the memory where the processor has it.</summary>
    Bf16,
}
