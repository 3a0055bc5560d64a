using DaNetGen.Generator.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>Sizes for the symbols of inputs. Odd, even, equal, halves of each other, and the smallest that there are.</summary>
internal static class Trial
{
    /// <summary>How many every network is tried with.</summary>
    public const int Few = 5;

    /// <summary>How many those are tried with besides that fail at the first and of which that is said; all others, with every one.</summary>
    public const int Some = 29;

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, long>> Halves =
    [
        Of(2, 17, 23, 5), Of(1, 16, 16, 7), Of(3, 1, 1, 1), Of(2, 33, 40, 16), Of(1, 8, 5, 4),
        Of(1, 2, 2, 2), Of(1, 3, 3, 3), Of(1, 4, 4, 8), Of(1, 5, 5, 6), Of(1, 7, 7, 12), Of(1, 9, 9, 24), Of(1, 12, 12, 9), Of(1, 15, 15, 10),
        Of(1, 24, 24, 11), Of(1, 32, 32, 32), Of(1, 48, 48, 13), Of(1, 64, 64, 64), Of(1, 1, 2, 2), Of(1, 2, 1, 2), Of(1, 4, 8, 4), Of(2, 6, 3, 2), Of(1, 40, 20, 1), Of(1, 80, 96, 14),

        // To what pools make of any image.
        Of(1, 2, 5, 2), Of(1, 6, 6, 6), Of(1, 10, 10, 10), Of(1, 11, 11, 11), Of(1, 13, 13, 13), Of(1, 14, 14, 14),
    ];

    /// <summary>Every one: a second input is half the first's size, then as large, then of the sizes that some inputs have fixed.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, long>> Sizes { get; } =
    [
        .. Halves,
        .. from sizes in Halves
           from other in new[] { (sizes["H"], sizes["W"]), (sizes["H"], 9), (15, sizes["W"]), (17, 16), (1, 1) }
           select sizes.ToDictionary(s => s.Key, s => s.Key == "h" ? other.Item1 : s.Key == "w" ? other.Item2 : s.Value),
    ];

    /// <summary>Whether the sizes meet a fact about H and W, such as <c>, AtLeast(8, "H", "W")</c>.</summary>
    public static bool Meets(string fact, IReadOnlyDictionary<string, long> sizes)
    {
        var numbers = fact.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(t => long.TryParse(t, null, out _)).Select(t => long.Parse(t, null)).ToList();
        return fact.Length == 0
            || (fact.Contains("AtLeast") ? sizes["H"] >= numbers[0] && sizes["W"] >= numbers[0]
                : fact.Contains("MultipleOf") ? sizes["H"] % numbers[0] == 0 && sizes["W"] % numbers[0] == 0
                : sizes["H"] == numbers[0] && sizes["W"] == numbers[1]);
    }

    /// <summary>Inputs of these sizes for a network whose hyperparameters are bound.</summary>
    public static IReadOnlyList<Tensor> Inputs(ReferenceFrame frame, IReadOnlyDictionary<string, long> sizes) => [.. frame.Network.Inputs.Select(input => zeros(
        [.. input.Shape!.Select(dim => ReferenceConstant.Size(
            dim, name => frame.Argument(name) is int bound ? bound : sizes.TryGetValue(name, out var size) ? size : null))]))];

    private static Dictionary<string, long> Of(long b, long h, long w, long n) => new()
    {
        ["B"] = b, ["H"] = h, ["W"] = w, ["h"] = (h + 1) / 2, ["w"] = (w + 1) / 2, ["N"] = n, ["S"] = h,
    };
}
