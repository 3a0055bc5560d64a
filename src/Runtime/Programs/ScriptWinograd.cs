using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Programs;

/// <summary>
/// Minimal filtering in the text of a script. Every d-th pixel of each axis, d the dilation, makes an image of its own, which is cut into tiles of 4x4
/// that overlap by two. Tiles are transformed, <c>B^T t B</c>; each of their 16 elements is multiplied by its matrix, in one batch of products; the results are transformed
/// back to 2x2 pixels, <c>A^T m A</c>. A band of tiles at a time, which stays in the processor's cache.
/// </summary>
internal static class ScriptWinograd
{
    // Elements of the transformed tiles of a band, with those of its results: 32 MiB.
    private const int BandElements = 1 << 23;

    /// <summary>Writes a convolution without what it does after its bias; the result is an image with its channels last, of its own.</summary>
    /// <param name="image">What it reads.</param>
    /// <param name="convolution">The convolution.</param>
    /// <param name="bias">What reads its bias, or null.</param>
    /// <param name="matrices">What reads the transformed kernels, <c>[16, C, K]</c>.</param>
    /// <param name="script">Takes the lines.</param>
    public static string Write(string image, Convolution convolution, string? bias, string matrices, ScriptWriter script)
    {
        var (d, span, inputs, outputs) = (convolution.Dilation, 2 * convolution.Dilation, convolution.Kernel.Shape[1], convolution.Channels);
        var (h, w) = (script.Let($"torch.size({image}, 2)"), script.Let($"torch.size({image}, 3)"));
        var (rows, columns) = (Tiles(h), Tiles(w));

        // Bands of one height, of which the last may jut out.
        var most = script.Let($"ops.prim.max(1, torch.floordiv({BandElements / (16 * (inputs + outputs))}, torch.mul({columns}, {d * d})))");
        var bands = Ceiling(rows, most);
        var high = Ceiling(rows, bands);
        var (starts, columnStarts) = (script.Let($"torch.mul({high}, 2)"), script.Let($"torch.mul({columns}, 2)"));
        var right = script.Let($"torch.sub(torch.mul(torch.add({columnStarts}, 1), {d}), {w})");
        var images = script.Let($"torch.size({image}, 0)");
        var result = script.Let($"torch.new_empty({image}, [{images}, torch.mul({bands}, {high}), 2, {d}, {columns}, 2, {d}, {outputs}])");
        var half = script.Let($"torch.new_empty({image}, [4, {high}, {d}, torch.add({columnStarts}, 2), {d}, {inputs}])");
        var tiles = script.Let($"torch.new_empty({image}, [4, 4, {high}, {d}, {columns}, {d}, {inputs}])");
        var elements = script.Let($"torch.new_empty({image}, [4, 4, {high}, {d}, {columns}, {d}, {outputs}])");
        var halfBack = script.Let($"torch.new_empty({image}, [2, 4, {high}, {d}, {columns}, {d}, {outputs}])");
        var (factors, products) = (script.Let(Matrices(tiles, inputs)), script.Let(Matrices(elements, outputs)));

        var band = script.Name();
        script.Line($"for {band} in range(torch.mul({images}, {bands})):");
        var one = Inner($"torch.narrow({image}, 0, torch.floordiv({band}, {bands}), 1)");
        var top = Inner($"torch.mul(torch.remainder({band}, {bands}), {high})");
        var bottom = Inner($"torch.sub(torch.add(torch.mul(torch.add({top}, {high}), {span}), {d}), {h})");

        // Cut out of the image with zeros around it: a negative padding cuts.
        var padded = Inner($"torch.constant_pad_nd({one}, [{d}, {right}, torch.sub({d}, torch.mul({top}, {span})), {bottom}])");
        var pixels = Inner($"torch.reshape(torch.permute(torch.select({padded}, 0, 0), [1, 2, 0]), [torch.add({starts}, 2), {d}, torch.add({columnStarts}, 2), {d}, {inputs}])");
        Transform(pixels, 0, starts, half, 0);
        Transform(half, 3, columnStarts, tiles, 1);
        Do($"torch.bmm({factors}, {matrices}, out={products})");

        // Of the 16 elements this one is added once to each of the four pixels.
        if (bias is not null)
            Do($"torch.add_({Part(Part(elements, 0, 1), 0, 1)}, {bias})");
        TransformBack(elements, 0, halfBack, 0);
        var place = Inner($"torch.narrow(torch.select({result}, 0, torch.floordiv({band}, {bands})), 0, {top}, {high})");
        TransformBack(halfBack, 1, Inner($"torch.permute({place}, [1, 4, 0, 2, 3, 5, 6])"), 1);

        var whole = script.Let($"torch.reshape({result}, [{images}, torch.mul({bands}, torch.mul({high}, {span})), torch.mul({columns}, {span}), {outputs}])");
        return script.Let($"torch.permute(torch.contiguous(torch.slice(torch.slice({whole}, 1, 0, {h}), 2, 0, {w})), [0, 3, 1, 2])");

        string Tiles(string size) => script.Let($"torch.floordiv(torch.add({size}, {span - 1}), {span})");
        string Ceiling(string count, string by) => script.Let($"torch.floordiv(torch.add({count}, torch.sub({by}, 1)), {by})");
        string Matrices(string value, long channels) => $"torch.reshape({value}, [16, torch.mul(torch.mul({high}, {columns}), {d * d}), {channels}])";
        string Part(string value, int axis, int index) => $"torch.select({value}, {axis}, {index})";
        void Do(string expression) => script.Line($"_ = {expression}", depth: 1);
        string Inner(string expression) => script.Let(expression, depth: 1);

        // B^T along an axis: t0 - t2, t1 + t2, t2 - t1, t1 - t3, where the i-th of each tile starts at i.
        void Transform(string source, int axis, string ends, string target, int to)
        {
            string At(int start) => Inner($"torch.slice({source}, {axis}, {start}, torch.add({ends}, {start}), 2)");
            string[] t = [At(0), At(1), At(2), At(3)];
            Do($"torch.sub({t[0]}, {t[2]}, out={Part(target, to, 0)})");
            Do($"torch.add({t[1]}, {t[2]}, out={Part(target, to, 1)})");
            Do($"torch.sub({t[2]}, {t[1]}, out={Part(target, to, 2)})");
            Do($"torch.sub({t[1]}, {t[3]}, out={Part(target, to, 3)})");
        }

        // A^T along an axis: m0 + (m1 + m2), (m1 - m2) - m3.
        void TransformBack(string source, int axis, string target, int to)
        {
            string[] m = [.. Enumerable.Range(0, 4).Select(i => Inner(Part(source, axis, i)))];
            var (first, second) = (Inner(Part(target, to, 0)), Inner(Part(target, to, 1)));
            Do($"torch.add({m[1]}, {m[2]}, out={first})");
            Do($"torch.add_({first}, {m[0]})");
            Do($"torch.sub({m[1]}, {m[2]}, out={second})");
            Do($"torch.sub_({second}, {m[3]})");
        }
    }
}
