using DaNetGen.Graphs.Primitives;
using Onnx;

namespace DaNetGen.Export.OnnxFormat;

/// <summary>
/// Adaptive average pooling, which ONNX has no operator for, as two products with matrices of averages: each row of the first averages the image's rows
/// of a window. The matrices are computed from the image's size.
/// </summary>
internal static class OnnxPooling
{
    public static string Averages(AdaptiveAvgPool pool, string image, OnnxBuilder onnx)
    {
        var rows = onnx.Call("MatMul", [Matrix(image, axis: 2, pool.Height, onnx), image]);
        var columns = onnx.Call("Transpose", [Matrix(image, axis: 3, pool.Width, onnx)], OnnxAttribute.Of("perm", [1L, 0L]));
        return onnx.Call("MatMul", [rows, columns]);
    }

    /// <summary>The averages along an axis of n pixels, <c>[windows, n]</c>: window i is from floor(i n / windows) to ceil((i + 1) n / windows).</summary>
    private static string Matrix(string image, long axis, int windows, OnnxBuilder onnx)
    {
        var size = onnx.Call("Shape", [image], OnnxAttribute.Of("start", axis), OnnxAttribute.Of("end", axis + 1));
        var pixels = onnx.Call("Range", [onnx.Numbers([0], []), onnx.Call("Squeeze", [size]), onnx.Numbers([1], [])]);
        var start = Divided(onnx.Call("Mul", [Numbered(0), size]));
        var end = Divided(onnx.Call("Add", [onnx.Call("Mul", [Numbered(1), size]), onnx.Numbers([windows - 1])]));
        var inside = onnx.Call("And", [onnx.Call("GreaterOrEqual", [pixels, start]), onnx.Call("Less", [pixels, end])]);
        return onnx.Call("Div", [Float(inside), Float(onnx.Call("Sub", [end, start]))]);

        string Numbered(int first) => onnx.Numbers([.. Enumerable.Range(first, windows).Select(i => (long)i)], [windows, 1]);
        string Divided(string value) => onnx.Call("Div", [value, onnx.Numbers([windows])]);
        string Float(string value) => onnx.Call("Cast", [value], OnnxAttribute.Of("to", (long)TensorProto.Types.DataType.Float));
    }
}
