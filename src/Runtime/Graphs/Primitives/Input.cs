namespace DaNetGen.Graphs.Primitives;

/// <summary>An input of the network.</summary>
/// <param name="Name">The name of <c>forward</c>'s parameter.</param>
/// <param name="Sizes">Its sizes.</param>
internal sealed record Input(string Name, IReadOnlyList<long> Sizes) : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Sizes;
}
