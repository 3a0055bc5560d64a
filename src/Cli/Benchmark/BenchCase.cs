using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Training;
using DaNetGen.Graphs;
using DaNetGen.Passes;

namespace DaNetGen.Cli.Benchmark;

/// <summary>A network at one size. Its precisions are measured in the same rounds.</summary>
/// <param name="Spec">The network.</param>
/// <param name="Size">The size of its input.</param>
/// <param name="Outputs">The outputs that are wanted, by their declared names; all of them where it is empty.</param>
/// <param name="Precisions">In which numbers it computes.</param>
/// <param name="Rounds">How often each variant has its turn; 0 for peak memory alone.</param>
/// <param name="Memory">Whether peak memory is measured.</param>
internal sealed record BenchCase(
    ModelSpec Spec, InputSize Size, IReadOnlyList<string> Outputs, IReadOnlyList<Precision> Precisions, int Rounds, bool Memory)
{
    private const int Classes = 19;

    /// <summary>A case of a network of the catalogue.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="outputStride">Its output stride.</param>
    /// <param name="size">The size of its input.</param>
    /// <param name="outputs">The outputs that are wanted, in whatever case they are written; all of them where it is empty.</param>
    /// <param name="precisions">In which numbers it computes.</param>
    /// <param name="rounds">How often each variant has its turn.</param>
    /// <param name="memory">Whether peak memory is measured.</param>
    /// <exception cref="UserError">There is no such network or output.</exception>
    public static BenchCase Of(
        string model, int outputStride, InputSize size, IReadOnlyList<string> outputs, IReadOnlyList<Precision> precisions, int rounds, bool memory)
    {
        var spec = new ModelSpec(ModelCatalog.Find(model).Name, Classes, outputStride);
        (spec, outputs) = OutputChoice.Resolve(spec, outputs);
        return new(spec, size, outputs, precisions, rounds, memory);
    }

    /// <summary>The multiply-adds that the wanted outputs need: those of convolutions, linear layers and the products of attention.</summary>
    public long MultiplyAdds()
    {
        using Network network = ModelCatalog.Build(Spec);
        Graph graph = WantedOutputs.Keep(GraphBuilder.Write(network, [[Size.Batch, 3, Size.Height, Size.Width]]), Outputs.Count == 0 ? null : Outputs);
        return graph.Nodes.Sum(node => node.Primitive.MultiplyAdds(node));
    }
}
