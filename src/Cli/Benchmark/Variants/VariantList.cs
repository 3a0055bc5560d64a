namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>The variants, in the order of the table. The first that can run is what the others are compared with.</summary>
internal static class VariantList
{
    /// <summary>Those that have to do with a workload.</summary>
    public static IReadOnlyList<IVariant> Of(Workload work) =>
    [
        new LiteralVariant(),
        new GeneratedVariant(),
        .. work.OnnxFile is null ? (IVariant[])[] : [new OnnxFileVariant()],
    ];

    /// <summary>The variant of a name.</summary>
    public static IVariant Find(Workload work, string name) => Of(work).Single(variant => variant.Name == name);
}
