using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>Position attention (DANet, equations 1 and 2): <c>E = alpha * D S^T + A</c>.</summary>
internal sealed class PositionAttention : Operator
{
    public override string Name => "PositionAttention";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        var reduction = stage.Arguments.Size("reduction", 8);
        var channels = x.Shape.C;
        stage.Requirements.Divides(reduction, channels, new Telling(
            stage.Arguments.SpotOf("reduction"),
            () => $"reduction {reduction} must divide the channels of '{x.Name}', {channels}",
            () => $"its reduction {{0}} does not divide the channels of '{x.Name}': {Telling.Shown(channels, 1)}",
            () => stage.FailAt("reduction", Descriptors.Reduction, $"{reduction}", $"{channels}", x.Name, Divisors.Suggest(reduction, channels))
                .Replace(Divisors.NearestText(reduction, channels))
                .As(Comparison.AtLeast(channels, reduction) == Verdict.Different ? DiagnosticKind.WouldFail : DiagnosticKind.Forbidden)));

        var (b, reduced, pixels) = (x.Shape.B, channels / reduction, x.Shape.H * x.Shape.W);
        var query = stage.Reshape(stage.Conv(x, "conv_b.", reduced, Window.Pointwise, bias: true), b, reduced, pixels);
        var key = stage.Reshape(stage.Conv(x, "conv_c.", reduced, Window.Pointwise, bias: true), b, reduced, pixels);
        var value = stage.Reshape(stage.Conv(x, "conv_d.", channels, Window.Pointwise, bias: true), b, channels, pixels);
        var energy = stage.MatMul(query, key, transposeA: true, footprint: Energy, holds: [value]);
        var attention = stage.Softmax(energy, Attention, query, key, value);
        var gathered = stage.MatMul(value, attention, transposeB: true, footprint: Gathered, holds: [query, key]);
        var scaled = stage.Reshape(gathered, b, channels, x.Shape.H, x.Shape.W);
        return stage.Layer(stage.ScaledSum(scaled, "alpha", x), Name, ("channels", channels));
    }

    // As the runtime's layer: inference of many pixels makes some rows of the map at a time, into a result that is there before.
    private const long WholeMapPixels = 1024, TileRows = 256, TileElements = 1 << 21;

    private static Footprint Energy { get; } = new() { KeepsInputs = true, Result = Map, Work = static t => IsTiled(t.Result, t) ? t.Held[0].Bytes : 0 };

    /// <summary>The map's gradient comes transposed, and is copied.</summary>
    private static Footprint Attention { get; } = new()
    {
        KeepsResult = true,
        Result = Map,
        Work = static t => IsTiled(t.Result, t) ? t.Held[2].Bytes : 0,
        BackwardWork = static t => t.Result.Bytes,
    };

    private static Footprint Gathered { get; } = new()
    {
        KeepsInputs = true,
        Work = static t => IsTiled(t.Inputs[1], t) ? t.Result.Bytes / t.Result[2] * Rows(t.Inputs[1], t) : 0,
    };

    private static long Map(Tensors t) => t.Result.Bytes / t.Result[1] * Rows(t.Result, t);

    private static bool IsTiled(Extent map, Tensors t) => !t.IsTraining && map[2] > WholeMapPixels;

    /// <summary>The rows of a map <c>[B, pixels, pixels]</c> that are there at a time.</summary>
    private static long Rows(Extent map, Tensors t) =>
        IsTiled(map, t) ? Math.Min(Math.Max(TileElements / (map[0] * map[2]), 1), TileRows) : map[1];
}
