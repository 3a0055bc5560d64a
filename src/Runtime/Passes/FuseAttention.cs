using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Passes;

/// <summary>Joins energies, softmax and gathering of position attention, so that the map between pixels need not be there at once.</summary>
internal static class FuseAttention
{
    public static Graph Apply(Graph graph)
    {
        var readers = graph.ReaderCounts();
        return graph.Rewrite((original, node) =>
        {
            if (node is not { Primitive: GatherPixels, Inputs: [{ Primitive: Softmax, Inputs: [{ Primitive: PixelEnergies } energies] }, var value] })
                return node;
            var softmax = original.Inputs[0];
            return readers[softmax] == 1 && readers[softmax.Inputs[0]] == 1
                ? Node.Of(new PositionAttention(), [energies.Inputs[0], energies.Inputs[1], value], node.Stage)
                : node;
        });
    }
}
