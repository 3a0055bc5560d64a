namespace DaNetGen.Graphs.Primitives;

/// <summary>An input of the network.</summary>
/// <param name="Name">The name of <c>forward</c>'s parameter.</param>
/// <param name="Sizes">Its sizes.</param>
/// <param name="Declared">The sizes as declared, such as <c>B</c> or <c>H / 2</c>; null for one that the network fixes.</param>
internal sealed record Input(string Name, IReadOnlyList<long> Sizes, IReadOnlyList<string?> Declared) : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Sizes;
}
