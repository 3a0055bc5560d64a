namespace DaNetGen.Cli.Catalog;

/// <summary>Which network to build.</summary>
/// <param name="Name">A name of <see cref="ModelCatalog"/>, such as "danet-r18".</param>
/// <param name="Classes">How many classes it tells apart.</param>
/// <param name="OutputStride">8, 16 or 32: how much smaller than the image its last feature map is.</param>
/// <param name="MultiGrid">Dilation factors of the last stage's blocks; null or empty for none.</param>
/// <param name="Aux">Whether the auxiliary heads exist.</param>
internal sealed record ModelSpec(string Name, int Classes, int OutputStride = 8, IReadOnlyList<int>? MultiGrid = null, bool Aux = true)
{
    /// <summary>In what it differs from the reference network.</summary>
    public ModelVariant Variant { get; init; } = new();
}
