using System.Globalization;
using System.Text.Json;
using DaNetGen.Checkpoints;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>A tensor in texts that both sides can make.</summary>
public sealed record DescribedTensor(string Key, string Type, string Shape, string Bytes)
{
    /// <summary>The other side: <c>describe</c> of a dictionary of tensors.</summary>
    public const string Python = """
        def describe(tensors):
            return [[key, str(t.dtype)[6:], str(list(t.shape)), t.detach().clone(memory_format=torch.contiguous_format).reshape(-1).view(torch.uint8).numpy().tobytes().hex() if t.numel() else '']
                for key, t in tensors.items()]
        """;

    /// <summary>Describes a tensor.</summary>
    public static DescribedTensor Of(string key, Tensor value)
    {
        using var stored = TensorMemory.Stored(value);
        var type = value.dtype == ScalarType.Byte ? "uint8" : value.dtype.ToString().ToLowerInvariant();
        var shape = string.Join(", ", value.shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        return new(key, type, $"[{shape}]", stored.numel() == 0 ? "" : Convert.ToHexStringLower(stored.bytes));
    }

    /// <summary>Reads the tensors that a script describes.</summary>
    public static DescribedTensor[] List(JsonElement list) => [.. list.EnumerateArray().Select(one => new DescribedTensor(one[0].GetString()!, one[1].GetString()!, one[2].GetString()!, one[3].GetString()!))];

    /// <summary>Reads a list of such lists.</summary>
    public static DescribedTensor[][] Lists(string printed)
    {
        using var document = JsonDocument.Parse(printed);
        return [.. document.RootElement.EnumerateArray().Select(List)];
    }
}
