// Run: class = 3
// Run: class = 3, event = false
using static TorchSharp.torch;

namespace Samples.@namespace.@int;

/// <summary>Names that C# keeps for itself.</summary>
/// <param name="class">Number of classes.</param>
/// <param name="event">Whether events are wanted.</param>
[Network]
public sealed partial class @object(int @class, bool @event = true)
{
    [Conv("class * 2")]
    private partial Tensor Base([Shape("B", 3, "H", "W")] Tensor @in);

    [Conv(nameof(@class)), Output]
    private partial Tensor New(Tensor @base);

    [Relu, Output(When = nameof(@event))]
    private partial Tensor @var(Tensor @base);

    [Sum, Output]
    private partial Tensor Out(Tensor @base, [From("base")] Tensor @ref);
}
