using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>The attentions in the text of a script. Values are images <c>[B, C, H, W]</c>, in whichever layout.</summary>
internal static class ScriptAttention
{
    // Rows of the map between pixels that are there at a time: as many as keep a tile at 16 MiB.
    private const int MostRows = 1024, LeastRows = 16, TileElements = 1 << 22;

    public static string PixelEnergies(string query, string key) => $"torch.bmm({Rows(query)}, {Columns(key)})";

    public static string GatherPixels(string attention, string value) => $"torch.reshape(torch.bmm({Columns(value)}, torch.transpose({attention}, 1, 2)), torch.size({value}))";

    public static string ChannelEnergies(string x) => $"torch.bmm({Columns(x)}, {Rows(x)})";

    /// <summary>Channels mixed by a matrix, which is multiplied by a factor where there is one; a third value is added where there is one.</summary>
    public static string MixChannels(string? factor, IReadOnlyList<string> reads)
    {
        var matrix = factor is null ? reads[0] : $"torch.mul({reads[0]}, {factor})";
        var product = reads.Count > 2
            ? $"torch.baddbmm({Rows(reads[2])}, {Rows(reads[1])}, torch.transpose({matrix}, 1, 2))"
            : $"torch.bmm({Rows(reads[1])}, torch.transpose({matrix}, 1, 2))";
        return $"torch.reshape(torch.transpose({product}, 1, 2), torch.size({reads[1]}))";
    }

    /// <summary>
    /// Position attention by tiles of the map, exact. Energies and softmax are in single precision. A fourth value is added, where it lies if
    /// nothing reads it afterwards; the result lies pixel by pixel.
    /// </summary>
    public static string Position(IReadOnlyList<string> reads, ScalarType type, bool isInPlace, ScriptWriter script)
    {
        var (query, key) = (script.Let(Wide(Rows(reads[0]))), script.Let(Wide(Columns(reads[1]))));
        var value = script.Let(Rows(reads[2]));
        var pixels = script.Let($"torch.size({query}, 1)");
        var rows = script.Let($"ops.prim.max({LeastRows}, ops.prim.min({MostRows}, torch.floordiv({TileElements}, {pixels})))");
        var result = script.Let(isInPlace ? Rows(reads[3]) : reads.Count > 3 ? $"torch.clone({Rows(reads[3])}, memory_format=0)" : $"torch.zeros_like({value}, memory_format=0)");
        var (tile, start, end, map) = (script.Name(), script.Name(), script.Name(), script.Name());
        script.Line($"for {tile} in range(torch.floordiv(torch.add({pixels}, torch.sub({rows}, 1)), {rows})):");
        script.Line($"{start} = torch.mul({tile}, {rows})", depth: 1);
        script.Line($"{end} = torch.add({start}, {rows})", depth: 1);
        script.Line($"{map} = torch.softmax(torch.bmm(torch.slice({query}, 1, {start}, {end}), {key}), -1)", depth: 1);
        script.Line($"_ = torch.baddbmm_(torch.slice({result}, 1, {start}, {end}), {ScriptTypes.Convert(map, ScalarType.Float32, type)}, {value})", depth: 1);
        return script.Let($"torch.reshape(torch.transpose({result}, 1, 2), torch.size({reads[2]}))");

        string Wide(string text) => ScriptTypes.Convert(text, type, ScalarType.Float32);
    }

    /// <summary>A row a pixel: <c>[B, H W, C]</c>.</summary>
    private static string Rows(string image) => $"torch.transpose({Columns(image)}, 1, 2)";

    /// <summary>A column a pixel: <c>[B, C, H W]</c>.</summary>
    private static string Columns(string image) => $"torch.flatten({image}, 2)";
}
