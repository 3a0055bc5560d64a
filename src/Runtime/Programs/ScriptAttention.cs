namespace DaNetGen.Programs;

/// <summary>The attentions in the text of a script. Values are images <c>[B, C, H, W]</c>, in whichever layout.</summary>
internal static class ScriptAttention
{
    /// <summary>Rows of the map between pixels that are there at a time.</summary>
    private const int TileRows = 256;

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
    /// Position attention by tiles of the map, exact. Energies and softmax are in single precision. The result lies pixel by pixel.
    /// </summary>
    public static string Position(IReadOnlyList<string> reads, bool isNarrow, ScriptWriter script)
    {
        var (query, key) = (script.Let(Wide(Rows(reads[0]))), script.Let(Wide(Columns(reads[1]))));
        var value = script.Let(Rows(reads[2]));
        var pixels = script.Let($"torch.size({query}, 1)");
        var result = script.Let($"torch.empty_like({value}, memory_format=0)");
        var (tile, start, length) = (script.Name(), script.Name(), script.Name());
        script.Line($"for {tile} in range(torch.floordiv(torch.add({pixels}, {TileRows - 1}), {TileRows})):");
        script.Line($"{start} = torch.mul({tile}, {TileRows})", depth: 1);
        script.Line($"{length} = ops.prim.min({TileRows}, torch.sub({pixels}, {start}))", depth: 1);
        var map = $"torch.softmax(torch.bmm(torch.narrow({query}, 1, {start}, {length}), {key}), -1)";
        var gathered = $"torch.bmm({(isNarrow ? ScriptTypes.Narrowed(map) : map)}, {value})";
        script.Line($"_ = torch.copy_(torch.narrow({result}, 1, {start}, {length}), {gathered})", depth: 1);
        var image = script.Let($"torch.reshape(torch.transpose({result}, 1, 2), torch.size({reads[2]}))");
        return reads.Count > 3 ? script.Let($"torch.add({image}, {reads[3]})") : image;

        string Wide(string text) => isNarrow ? ScriptTypes.Widened(text) : text;
    }

    /// <summary>A row a pixel: <c>[B, H W, C]</c>.</summary>
    private static string Rows(string image) => $"torch.transpose({Columns(image)}, 1, 2)";

    /// <summary>A column a pixel: <c>[B, C, H W]</c>.</summary>
    private static string Columns(string image) => $"torch.flatten({image}, 2)";
}
