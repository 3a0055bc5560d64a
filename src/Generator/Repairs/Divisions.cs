using System.Globalization;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Repairs;

/// <summary>Numbers that divide, in place of one that does not.</summary>
internal static class Divisions
{
    /// <summary>Multiples further away than this are not what was meant.</summary>
    private const int FarthestMultiple = 64;

    public static IEnumerable<Repair> OfReduction(Problem problem, InferredNetwork network) =>
        Number(problem.Arguments[0]) is { } reduction && Number(problem.Arguments[1]) is { } channels and > 0
            ? Write("reduction", Divisors.Nearest(reduction, channels))
            : [];

    /// <summary>Groups that divide the channels of both sides; where the groups are given, channels that they divide.</summary>
    public static IEnumerable<Repair> OfGroups(Problem problem, InferredNetwork network)
    {
        if ((Number(problem.Arguments[0]), Number(problem.Arguments[1])) is not ({ } groups, { } channels) || channels == 0)
        {
            return [];
        }

        var stage = network.Linked.Find(problem.Spot.Stage!)!;
        var blamed = problem.Spot.Kind == SpotKind.Argument ? problem.Spot.Name! : "groups";
        if (blamed != "groups")
        {
            return stage.Declaration.Find(blamed) is { Kind: ArgumentKind.Int } written && Number(written.Text) is { } value && Fitting(value, channels, groups) is { } fitting
                ? Write(blamed, fitting)
                : [];
        }

        var given = network.Values().FirstOrDefault(v => v.Name == stage.Inputs[0].Name)?.Shape.C.Constant;
        var made = stage.Declaration.Find("channels") is { Kind: ArgumentKind.Int } own ? Number(own.Text) : null;
        return Write("groups", Divisors.Nearest(groups, GreatestCommon(channels, GreatestCommon(given ?? 0, made ?? 0))));
    }

    /// <summary>The argument nearest to <paramref name="value"/> whose channels, in the same proportion to it, the groups divide.</summary>
    private static long? Fitting(long value, long channels, long groups)
    {
        for (var distance = 1; distance <= FarthestMultiple; distance++)
        {
            foreach (var other in new[] { value - distance, value + distance })
            {
                if (other > 0 && other * channels % value == 0 && other * channels / value % groups == 0)
                {
                    return other;
                }
            }
        }

        return null;
    }

    private static long GreatestCommon(long a, long b) => b == 0 ? a : GreatestCommon(b, a % b);

    private static IEnumerable<Repair> Write(string argument, long value) =>
        [new Repair(Repair.Replacement, value.ToString(CultureInfo.InvariantCulture)), new Repair(Repair.Argument, argument)];

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
