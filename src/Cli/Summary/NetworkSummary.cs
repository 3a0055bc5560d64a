using DaNetGen.Cli.Catalog;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Summary;

/// <summary>Counts a network stage by stage, by the same inference that the compiler ran.</summary>
internal static class NetworkSummary
{
    /// <summary>The stages in the order of computation, those of a network inside after it.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="batch">Images at once.</param>
    /// <param name="height">The image's height.</param>
    /// <param name="width">The image's width.</param>
    public static IReadOnlyList<SummaryRow> Rows(ModelSpec spec, int batch, int height, int width)
    {
        using Network network = ModelCatalog.Build(spec);
        return Rows(Infer(spec, network.GetType()), new(batch, height, width));
    }

    /// <summary>The stages of an inferred network, those of a network inside after it.</summary>
    public static IReadOnlyList<SummaryRow> Rows(InferredNetwork network, InputSize size) => [.. Rows(network, prefix: "", depth: 0, size.Of)];

    /// <summary>Infers a network for its hyperparameters; the sizes of its input stay symbols.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="type">The class that the catalogue builds for it.</param>
    public static InferredNetwork Infer(ModelSpec spec, Type type) => CompiledGraph.Infer(type, Arguments(spec));

    /// <summary>The hyperparameters of the catalogue's networks.</summary>
    public static IReadOnlyDictionary<string, ArgumentValue> Arguments(ModelSpec spec) => new Dictionary<string, ArgumentValue>(StringComparer.Ordinal)
    {
        ["classes"] = ArgumentValue.Int(spec.Classes),
        ["outputStride"] = ArgumentValue.Int(spec.OutputStride),
        ["multiGrid"] = spec.MultiGrid is { Count: > 0 } grid
            ? new ArgumentValue(ArgumentKind.Array, string.Join(',', grid))
            : ArgumentValue.Null,
        ["aux"] = ArgumentValue.Bool(spec.Aux),
        ["stemChannels"] = ArgumentValue.Int(spec.Variant.StemChannels),
        ["deepStem"] = ArgumentValue.Bool(spec.Variant.DeepStem),
        ["alignCorners"] = ArgumentValue.Bool(spec.Variant.AlignCorners),
        ["channelwiseDropout"] = ArgumentValue.Bool(spec.Variant.ChannelwiseDropout),
    };

    private static IEnumerable<SummaryRow> Rows(InferredNetwork network, string prefix, int depth, Func<string, Dim?> size) =>
        network.Stages.SelectMany(stage => Rows(stage, prefix + stage.Name, depth, size));

    private static IEnumerable<SummaryRow> Rows(InferredStage stage, string path, int depth, Func<string, Dim?> size)
    {
        StageDeclaration declaration = stage.Linked.Declaration;
        yield return new SummaryRow(
            depth,
            path,
            stage.Name,
            stage.Network?.Linked.Declaration.Name ?? declaration.Operator,
            $"{stage.Shape}",
            $"{stage.Shape?.Substitute(size)}",
            Value(Counts.Parameters(stage), size),
            Value(Counts.MultiplyAdds(stage), size));
        if (stage.Network is { } inside)
        {
            foreach (SummaryRow row in Rows(inside, path + ".", depth + 1, size))
            {
                yield return row;
            }
        }
    }

    private static long Value(Dim count, Func<string, Dim?> size) =>
        count.Substitute(size).Constant ?? throw new InvalidOperationException($"The count {count} depends on more than the input's size.");
}
