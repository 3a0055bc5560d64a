namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>The variants, in the order of the table. The first that can run is what the others are compared with.</summary>
internal static class VariantList
{
    /// <summary>Those that have to do with a workload.</summary>
    public static IReadOnlyList<IVariant> Of(Workload work) =>
    [
        new LiteralVariant(),
        new GeneratedVariant(),
        new CompiledVariant(),
        .. work.Extras.IsPortableWanted ? (IVariant[])[new PortableVariant()] : [],
        new OnnxVariant(),
        .. work.Extras.OnnxFile is null ? (IVariant[])[] : [new OnnxFileVariant()],
    ];

    /// <summary>The variant of a name. Those after it are not asked for theirs: ONNX Runtime's loads its library, into whatever process measures another.</summary>
    public static IVariant Find(Workload work, string name) => Of(work).First(variant => variant.Name == name);
}
