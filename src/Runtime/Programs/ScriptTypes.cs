using DaNetGen.Graphs;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>Conversions in the text of a script.</summary>
internal static class ScriptTypes
{
    // libtorch's code of the memory format.
    private const int ChannelsLastFormat = 2;

    /// <summary>A value in another type.</summary>
    /// <param name="value">What reads the value.</param>
    /// <param name="from">The type that it has.</param>
    /// <param name="to">The type that is wanted; TorchSharp's numbers of types are libtorch's codes.</param>
    public static string Convert(string value, ScalarType from, ScalarType to) => from == to ? value : $"torch.to({value}, {(int)to})";

    /// <summary>An image with its channels last in memory; another value as it is.</summary>
    public static string ChannelsLast(string value, Node node, ScriptWriter script) =>
        node.Shape.Count == 4 ? script.Let($"torch.contiguous({value}, memory_format={ChannelsLastFormat})") : value;
}
