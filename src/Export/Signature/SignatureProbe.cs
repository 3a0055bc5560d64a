using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;

namespace DaNetGen.Export.Signature;

/// <summary>
/// Finds out which sizes of a network may be others in one file. A file holds the steps for all sizes at once, so it is enough that the network
/// can be written down at other sizes: a <c>Linear</c> behind a <c>Flatten</c> cannot.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="outputs">The wanted outputs; null for all.</param>
/// <param name="graph">The network at the sizes asked for.</param>
internal sealed class SignatureProbe(Network network, IReadOnlyList<string>? outputs, Graph graph)
{
    // Heights and widths grow unlike each other, so that the sizes of outputs tell which of them they follow.
    private const int Batch = 2, Height = 2, Width = 3;

    /// <summary>The signature with every size open that may be.</summary>
    public ExportedNetwork Open()
    {
        var (batch, batchFault) = Probe(axis => axis == 0 ? Batch : 1);
        var (image, imageFault) = Probe(axis => axis == 0 ? 1 : axis == 3 ? Width : Height);
        string?[] faults = [batchFault is null ? null : $"The batch is fixed: {batchFault}", imageFault is null ? null : $"Sizes are fixed but for the batch: {imageFault}"];
        return Signature([.. new[] { batch, image }.OfType<Graph>()], faults.Any(fault => fault is not null) ? string.Join(" ", faults.OfType<string>()) : null);
    }

    /// <summary>The signature for the sizes asked for alone.</summary>
    public ExportedNetwork Fixed() => Signature([], null);

    /// <summary>The network at sizes some times as large, or why it has none.</summary>
    private (Graph? Graph, string? Fault) Probe(Func<int, int> times)
    {
        var sizes = graph.Inputs.Select(node => (Input)node.Primitive)
            .Select(input => (IReadOnlyList<long>)[.. input.Sizes.Select((size, axis) => input.Declared[axis] is null ? size : size * times(axis))]).ToList();
        try
        {
            var probed = WantedOutputs.Keep(GraphBuilder.Write(network, sizes), outputs);
            return (probed, null);
        }
        catch (ArgumentException fault)
        {
            return (null, fault.Message);
        }
    }

    private ExportedNetwork Signature(IReadOnlyList<Graph> probed, string? fault)
    {
        var inputs = graph.Inputs.Select((node, i) => Tensor(
            ((Input)node.Primitive).Name,
            Sizes(node, [.. probed.Select(other => other.Inputs.ElementAt(i))], (axis, _) => ((Input)node.Primitive).Declared[axis]!))).ToList();
        var open = graph.Inputs.SelectMany((node, i) => node.Shape.Select((_, axis) =>
            (inputs[i].Sizes[axis].Name, Seen: Seen(node, [.. probed.Select(other => other.Inputs.ElementAt(i))], axis)))).Where(size => size.Name is not null).ToList();
        var results = graph.Outputs.Select((output, i) => Tensor(
            output.Name,
            Sizes(output.Value, [.. probed.Select(other => other.Outputs[i].Value)], (axis, seen) =>
                open.Where(size => size.Seen.SequenceEqual(seen)).Select(size => size.Name!).Distinct().ToList() is [var name] ? name : $"{output.Name}_{axis}"))).ToList();
        return new ExportedNetwork(inputs, results, fault);
    }

    private static ExportedTensor Tensor(string name, IReadOnlyList<ExportedSize> sizes) => new(name, sizes);

    private static IReadOnlyList<ExportedSize> Sizes(Node node, IReadOnlyList<Node> others, Func<int, IReadOnlyList<long>, string> name) =>
        [.. node.Shape.Select((size, axis) => Seen(node, others, axis) is var seen && seen.All(other => other == size)
            ? new ExportedSize(null, size)
            : new ExportedSize(name(axis, seen), null))];

    private static IReadOnlyList<long> Seen(Node node, IReadOnlyList<Node> others, int axis) =>
        [node.Shape[axis], .. others.Select(other => other.Shape[axis])];
}
