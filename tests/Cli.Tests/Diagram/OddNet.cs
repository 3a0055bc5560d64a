using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>What the shipped networks lack: several inputs, networks two deep, long ways past them, names of every kind.</summary>
[Network]
internal sealed partial class OddNet(bool extra = true, bool more = false)
{
    [Conv(8, kernel: 3)]
    private partial Tensor A([Shape("B", 3, "H", "W")] Tensor image);

    [Conv(8, kernel: 1)]
    private partial Tensor B([Shape("B", 1, "H", "W")] Tensor depth);

    [Use<OddBranch>(nameof(extra))]
    private partial OddBranch.Outputs Trunk(Tensor a, Tensor b);

    [BasicStage(blocks: 2, width: 8)]
    private partial Tensor 名前(Tensor trunkBoth);

    [Sum, Output]
    private partial Tensor Result(Tensor 名前, Tensor a, Tensor b);

    [Sigmoid, Output(When = nameof(extra))]
    private partial Tensor Side(Tensor trunkAside);

    [Upsample, Output(When = nameof(more))]
    private partial Tensor AVeryLongNameForAStageThatGoesOnAndOnUntilNobodyReadsItToItsEnd(Tensor a, Tensor image);
}

/// <summary>A network in the odd one.</summary>
[Network]
internal sealed partial class OddBranch(bool extra = true)
{
    [Use<OddTwig>(nameof(extra))]
    private partial OddTwig.Outputs Inner([Shape("B", 8, "H", "W")] Tensor first, [Shape("B", 8, "H", "W")] Tensor second);

    [Sum, Output]
    private partial Tensor Both(Tensor innerÜberschrift, Tensor innerSkipped, Tensor first);

    [Relu, Output(When = nameof(extra))]
    private partial Tensor Aside(Tensor innerMWMWMWMWMWMWMWMWMWMW);
}

/// <summary>A network in a network in the odd one.</summary>
[Network]
internal sealed partial class OddTwig(bool extra = true)
{
    [Sum]
    private partial Tensor Joined([Shape("B", 8, "H", "W")] Tensor left, [Shape("B", 8, "H", "W")] Tensor right);

    [ConvBnRelu(8, kernel: 3), Output]
    private partial Tensor Überschrift(Tensor joined);

    [Conv(8, kernel: 1), Output(When = nameof(extra))]
    private partial Tensor MWMWMWMWMWMWMWMWMWMW(Tensor joined);

    [Relu, Output]
    private partial Tensor Skipped(Tensor left);
}
