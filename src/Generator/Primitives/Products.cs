using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Primitives;

internal static class Products
{
    /// <summary>Batched matrix product of <c>[B, n, k]</c> and <c>[B, k, m]</c>, either transposed beforehand.</summary>
    public static Value MatMul(
        this StageBuilder stage, Value a, Value b, bool transposeA = false, bool transposeB = false, Footprint? footprint = null, params Value[] holds)
    {
        var (n, k) = transposeA ? (a.Shape[2], a.Shape[1]) : (a.Shape[1], a.Shape[2]);
        var m = transposeB ? b.Shape[1] : b.Shape[2];
        var output = Shape.Of(a.Shape.B, n, m);
        Setting[] settings = [new("transposeA", transposeA ? 1 : 0), new("transposeB", transposeB ? 1 : 0)];
        return stage.Add("MatMul", [a, b], output, footprint ?? Footprint.OfInputs, multiplyAdds: output.Size * k, settings: settings, holds: holds);
    }

    /// <summary>The same elements in another shape.</summary>
    public static Value Reshape(this StageBuilder stage, Value x, params Dim[] dims) => stage.Add("Reshape", [x], Shape.Of(dims), Footprint.View);

    /// <summary>Softmax over the last dimension.</summary>
    public static Value Softmax(this StageBuilder stage, Value x, Footprint? footprint = null, params Value[] holds) =>
        stage.Add("Softmax", [x], x.Shape, footprint ?? Footprint.OfResult, holds: holds);

    /// <summary>An affine map of the last dimension.</summary>
    public static Value Linear(this StageBuilder stage, Value x, Dim features, bool bias)
    {
        var last = x.Shape.Rank - 1;
        var output = x.Shape.With(last, features);
        var weights = new List<Weight> { new("weight", Shape.Of(features, x.Shape[last])) };
        if (bias)
        {
            weights.Add(new Weight("bias", Shape.Of(features)));
        }

        return stage.Add("Linear", [x], output, Footprint.OfInputs, weights, output.Size * x.Shape[last]);
    }
}
