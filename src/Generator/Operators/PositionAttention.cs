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
        var energy = stage.MatMul(query, key, transposeA: true, footprint: Energy);
        var attention = stage.Softmax(energy, Attention);
        var gathered = stage.MatMul(value, attention, transposeB: true, footprint: Gathered, holds: [query, key]);
        var scaled = stage.Reshape(gathered, b, channels, x.Shape.H, x.Shape.W);
        return stage.Layer(stage.ScaledSum(scaled, "alpha", x), Name, ("channels", channels));
    }

    // As the runtime's layer: of many pixels a tile of the map is there at a time, in training once more in the backward pass.
    private const long WholeMapPixels = 1024, TileRows = 256, TileElements = 1 << 21;

    private static Footprint Energy { get; } = new() { KeepsInputs = true, Instead = static t => IsTiled(t.Result) ? TiledEnergy : null };

    /// <summary>The map's gradient comes transposed, and is copied.</summary>
    private static Footprint Attention { get; } =
        new() { KeepsResult = true, BackwardWork = static t => t.Result.Bytes, Instead = static t => IsTiled(t.Result) ? TiledMap : null };

    private static Footprint Gathered { get; } = new() { KeepsInputs = true, Instead = static t => IsTiled(t.Inputs[1]) ? TiledGathered : null };

    // The tiles are counted where they are used up, beside the result and the queries and keys that are held until then.
    private static Footprint TiledEnergy { get; } = new() { KeepsInputs = true, IsKeptToTheEnd = true, Result = static _ => 0 };

    private static Footprint TiledMap { get; } = new() { Result = static _ => 0 };

    /// <summary>Kept are also the logarithms of the rows' sums. In training the result is there twice once the tiles are gone.</summary>
    private static Footprint TiledGathered { get; } = new()
    {
        KeepsInputs = true,
        KeepsResult = true,
        IsKeptToTheEnd = true,
        Kept = PixelBytes,
        Work = static t => t.IsTraining ? PixelBytes(t) + Math.Max(ForwardTiles(t), t.Result.Bytes) : ForwardTiles(t),
        BackwardWork = BackwardWork,
    };

    private static bool IsTiled(Extent map) => map[2] > WholeMapPixels;

    /// <summary>Energies and the map; then the map and what its pixels gather.</summary>
    private static long ForwardTiles(Tensors t) => TileBytes(t) + Math.Max(TileBytes(t), GatheredTileBytes(t));

    /// <summary>The gradients of query and key, the sums that the softmax's gradient subtracts, and in turn: the map and a tile of the
    /// value's gradient; the map and its gradient; that and a part of the query's gradient.</summary>
    private static long BackwardWork(Tensors t)
    {
        var (query, key) = (t.Held[0].Bytes, t.Held[1].Bytes);
        return query + key + PixelBytes(t) + TileBytes(t) + Math.Max(Math.Max(TileBytes(t), GatheredTileBytes(t)), query);
    }

    private static long TileBytes(Tensors t) => PixelBytes(t) * Rows(t.Result);

    private static long GatheredTileBytes(Tensors t) => t.Result.Bytes / t.Result[2] * Rows(t.Result);

    /// <summary>A number for each pixel.</summary>
    private static long PixelBytes(Tensors t) => t.Result.Bytes / t.Result[1];

    /// <summary>The rows of the map that are there at a time, for features <c>[B, C, pixels]</c>.</summary>
    private static long Rows(Extent features) => Math.Min(Math.Max(TileElements / (features[0] * features[2]), 1), TileRows);
}
