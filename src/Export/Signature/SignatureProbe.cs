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
    /// <param name="isBatchFixed">Whether the first size of inputs is to stay as it is.</param>
    /// <param name="isSizeFixed">Whether all others are.</param>
    public ExportedNetwork Signature(bool isBatchFixed, bool isSizeFixed)
    {
        var probes = new List<Graph>();
        var faults = new List<string>();
        if (!isBatchFixed)
            Probe(axis => axis == 0 ? Batch : 1, "The batch is fixed", probes, faults);
        if (!isSizeFixed)
            Probe(axis => axis == 0 ? 1 : axis == 3 ? Width : Height, "All sizes but the batch are fixed", probes, faults);
        return Signature(probes, faults.Count == 0 ? null : string.Join(" ", faults));
    }

    /// <summary>Writes the network down at sizes some times as large, or says why that cannot be.</summary>
    private void Probe(Func<int, int> times, string consequence, List<Graph> probes, List<string> faults)
    {
        IReadOnlyList<IReadOnlyList<long>> sizes = [.. graph.Inputs.Select(node => (Input)node.Primitive).Select(input =>
            (IReadOnlyList<long>)[.. input.Sizes.Select((size, axis) => input.Declared[axis] is null ? size : size * times(axis))])];
        try
        {
            probes.Add(WantedOutputs.Keep(GraphBuilder.Write(network, sizes), outputs));
        }
        catch (ArgumentException fault)
        {
            faults.Add($"{consequence}: at others, {fault.Message}");
        }
    }

    private ExportedNetwork Signature(IReadOnlyList<Graph> probed, string? fault)
    {
        var inputs = graph.Inputs.Select((node, i) => (Input: (Input)node.Primitive, Axes: Axes(node, probed.Select(other => other.Inputs.ElementAt(i))))).ToList();
        var names = inputs.SelectMany(input => input.Axes.Zip(input.Input.Declared)).Where(axis => IsOpen(axis.First)).ToLookup(axis => Key(axis.First), axis => axis.Second!);
        return new ExportedNetwork(
            [.. inputs.Select(input => new ExportedTensor(input.Input.Name, [.. input.Axes.Zip(input.Input.Declared, (seen, name) => Size(seen, name!))]))],
            [.. graph.Outputs.Select((output, i) => new ExportedTensor(output.Name, [.. Axes(output.Value, probed.Select(other => other.Outputs[i].Value))
                .Select((seen, axis) => Size(seen, names[Key(seen)].Distinct().ToList() is [var name] ? name : $"{output.Name}_{axis}"))]))],
            fault);
    }

    /// <summary>For each axis of a value, its size here and in the probes.</summary>
    private static IReadOnlyList<long[]> Axes(Node node, IEnumerable<Node> probed) =>
        [.. node.Shape.Select((size, axis) => (long[])[size, .. probed.Select(other => other.Shape[axis])])];

    private static ExportedSize Size(long[] seen, string name) => IsOpen(seen) ? new ExportedSize(name, null) : new ExportedSize(null, seen[0]);

    private static bool IsOpen(long[] seen) => seen.Any(size => size != seen[0]);

    private static string Key(long[] seen) => string.Join(' ', seen);
}
