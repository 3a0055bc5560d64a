using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Programs;

/// <summary>
/// Bilinear resizing in the text of a script. Each axis is a product with a matrix, whose columns are what libtorch makes of the pixels of a line: several
/// times faster than its kernel for logits, which are small and have an odd number of channels. A value that is not finite spreads along its row and column.
/// </summary>
internal static class ScriptResize
{
    // Products of a row and a column for each pixel of the result: beyond, the kernel is as fast.
    private const long MostProducts = 192;

    /// <summary>Whether products are the faster way to a node's size.</summary>
    public static bool Pays(Node node)
    {
        var (source, result) = (node.Inputs[0].Shape, node.Shape);
        return source[2] + (source[3] * source[2] / result[2]) <= MostProducts;
    }

    /// <summary>By matrices; the result lies plane by plane.</summary>
    public static string ByMatrices(string image, string like, Resize resize, ScriptWriter script)
    {
        var planes = script.Let($"torch.contiguous({image})");
        var rows = script.Let($"torch.matmul({planes}, torch.select({Line(3)}, 0, 0))");
        return script.Let($"torch.matmul(torch.transpose({Line(2)}, 1, 2), {rows})");

        // [1, the source's pixels, the result's pixels]
        string Line(int axis) => script.Let(
            $"torch.upsample_linear1d(torch.unsqueeze(torch.diag(torch.new_ones({planes}, [torch.size({planes}, {axis})])), 0), [torch.size({like}, {axis})], {Corners(resize)})");
    }

    /// <summary>By libtorch's kernel; the result lies as the image does.</summary>
    public static string ByKernel(string image, string like, Resize resize, ScriptWriter script) =>
        script.Let($"torch.upsample_bilinear2d({image}, [torch.size({like}, 2), torch.size({like}, 3)], {Corners(resize)})");

    private static string Corners(Resize resize) => resize.AlignCorners ? "True" : "False";
}
