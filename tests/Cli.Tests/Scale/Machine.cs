namespace DaNetGen.Cli.Tests.Scale;

/// <summary>A kind of GPU and what connects it, by its maker's data sheet: eight in a machine, a network card for each.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rate">Floating-point operations a second in dense bfloat16 products.</param>
/// <param name="Bandwidth">Bytes a second of its memory.</param>
/// <param name="Memory">Bytes of its memory.</param>
/// <param name="Link">Bytes a second to its neighbours in the machine, one way (NVLink).</param>
/// <param name="Network">Bytes a second to other machines, one way (InfiniBand).</param>
internal sealed record Machine(string Name, double Rate, double Bandwidth, double Memory, double Link, double Network)
{
    /// <summary>GPUs in a machine.</summary>
    public const int Gpus = 8;

    /// <summary>The kinds that are planned for.</summary>
    public static IReadOnlyList<Machine> All { get; } =
    [
        new("A100 SXM 80 GB", 312e12, 2.04e12, 80e9, 300e9, 25e9),
        new("H100 SXM 80 GB", 989e12, 3.35e12, 80e9, 450e9, 50e9),
    ];
}

/// <summary>What of a data sheet's numbers a training is taken to reach, and how long a collective waits: assumptions, not measured here.</summary>
internal static class Assumed
{
    /// <summary>The part of the rate that convolutions and products reach.</summary>
    public const double OfRate = 0.4;

    /// <summary>The part of the memory's bandwidth that element-wise steps reach.</summary>
    public const double OfBandwidth = 0.7;

    /// <summary>The part of a link's bandwidth that collectives reach.</summary>
    public const double OfLink = 0.7;

    /// <summary>Seconds that a small all-reduce takes within a machine, and across several.</summary>
    public const double LatencyWithin = 20e-6, LatencyAcross = 60e-6;

    /// <summary>Bytes of gradients that travel together.</summary>
    public const double Bucket = 25e6;
}
