using static TorchSharp.torch;

namespace DaNetGen.Graphs.Primitives;

/// <summary>A stage of the user's own code, which no pass looks into: it runs as it is, between the programs before and after it.</summary>
/// <param name="Call">Computes the result, a tensor of its own, from the inputs.</param>
/// <param name="Sizes">The result's sizes.</param>
internal sealed record OwnCode(Func<IReadOnlyList<Tensor>, Tensor> Call, IReadOnlyList<long> Sizes) : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Sizes;
}
