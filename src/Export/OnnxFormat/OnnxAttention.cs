using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Export.OnnxFormat;

/// <summary>The attentions in ONNX's words. Values are images <c>[B, C, H, W]</c>; the smaller factor of a product is the one that is transposed.</summary>
internal static class OnnxAttention
{
    /// <summary><c>Q^T K</c>.</summary>
    public static string PixelEnergies(string query, string key, OnnxBuilder onnx) => onnx.Call("MatMul", [Rows(query, onnx), Columns(key, onnx)]);

    /// <summary><c>V S^T</c>, as the transposed of <c>S V^T</c>.</summary>
    public static string GatherPixels(string attention, string value, OnnxBuilder onnx)
    {
        var rows = onnx.Call("MatMul", [attention, Rows(value, onnx)]);
        return Image(Transposed(rows, onnx), value, onnx);
    }

    /// <summary><c>A A^T</c>.</summary>
    public static string ChannelEnergies(string x, OnnxBuilder onnx)
    {
        var columns = Columns(x, onnx);
        return onnx.Call("MatMul", [columns, Transposed(columns, onnx)]);
    }

    /// <summary><c>X A</c>.</summary>
    public static string MixChannels(MixChannels mix, IReadOnlyList<string> reads, OnnxBuilder onnx)
    {
        var matrix = mix.Factor is null ? reads[0] : onnx.Call("Mul", [reads[0], onnx.Weight(mix.Factor)]);
        return Image(onnx.Call("MatMul", [matrix, Columns(reads[1], onnx)]), reads[1], onnx);
    }

    /// <summary>A row a pixel: <c>[B, H W, C]</c>.</summary>
    private static string Rows(string image, OnnxBuilder onnx) => Transposed(Columns(image, onnx), onnx);

    /// <summary>A column a pixel: <c>[B, C, H W]</c>.</summary>
    private static string Columns(string image, OnnxBuilder onnx) => onnx.Call("Reshape", [image, onnx.Numbers([0, 0, -1])]);

    private static string Image(string columns, string like, OnnxBuilder onnx) => onnx.Call("Reshape", [columns, onnx.Call("Shape", [like])]);

    private static string Transposed(string matrices, OnnxBuilder onnx) => onnx.Call("Transpose", [matrices], OnnxAttribute.Of("perm", [0L, 2L, 1L]));
}
