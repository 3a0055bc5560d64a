using System.Text.Json;

namespace DaNetGen.Tests.Parity;

/// <summary>The model of a fixture: a layer, or DANet on a backbone. What a manifest leaves out is null.</summary>
/// <param name="Layer">PositionAttention, ChannelAttention or DualAttentionHead; null for a whole network.</param>
/// <param name="Backbone">resnet18 to resnet152; null for a layer.</param>
/// <param name="Channels">Channels that the layer reads.</param>
/// <param name="Reduction">Position attention's reduction.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="OutputStride">The backbone's output stride.</param>
/// <param name="MultiGrid">The backbone's multi-grid.</param>
public sealed record ParityModel(string? Layer, string? Backbone, int? Channels, int? Reduction, int? Classes, int? OutputStride, int[]? MultiGrid)
{
    /// <summary>Reads the <c>model</c> of a manifest; a property that is unknown here fails, since it may change the outputs.</summary>
    public static ParityModel Parse(JsonElement model)
    {
        string[] known = ["layer", "backbone", "channels", "reduction", "classes", "output_stride", "multi_grid"];
        Assert.Empty(model.EnumerateObject().Select(property => property.Name).Except(known));
        return new ParityModel(
            Find(model, "layer")?.GetString(),
            Find(model, "backbone")?.GetString(),
            Find(model, "channels")?.GetInt32(),
            Find(model, "reduction")?.GetInt32(),
            Find(model, "classes")?.GetInt32(),
            Find(model, "output_stride")?.GetInt32(),
            Find(model, "multi_grid") is { } grid ? Grid(grid) : null);
    }

    /// <summary>The multi-grid: its factors, or whether there is the usual one.</summary>
    private static int[]? Grid(JsonElement grid) => grid.ValueKind switch
    {
        JsonValueKind.True => [1, 2, 4],
        JsonValueKind.False => null,
        _ => [.. grid.EnumerateArray().Select(factor => factor.GetInt32())],
    };

    private static JsonElement? Find(JsonElement model, string name) =>
        model.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
