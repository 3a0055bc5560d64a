using DaNetGen.Graphs;

namespace DaNetGen.Programs;

/// <summary>Conversions in the text of a script.</summary>
internal static class ScriptTypes
{
    // libtorch's codes of its types and memory formats.
    private const int Float32 = 6, BFloat16 = 15, ChannelsLastFormat = 2;

    /// <summary>A value in single precision.</summary>
    public static string Widened(string value) => $"torch.to({value}, {Float32})";

    /// <summary>An image with its channels last in memory; another value as it is.</summary>
    public static string ChannelsLast(string value, Node node, ScriptWriter script) =>
        node.Shape.Count == 4 ? script.Let($"torch.contiguous({value}, memory_format={ChannelsLastFormat})") : value;

    /// <summary>A value in bfloat16.</summary>
    public static string Narrowed(string value) => $"torch.to({value}, {BFloat16})";
}
