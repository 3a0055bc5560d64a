using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Primitives;

/// <summary>Groups of channels, which have to divide them.</summary>
internal static class Groups
{
    /// <param name="stage">The stage.</param>
    /// <param name="blamed">The argument that a person would change.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="what">Which channels.</param>
    public static void RequireDivide(StageBuilder stage, string blamed, Dim groups, Dim channels, string what) =>
        stage.Requirements.Divides(groups, channels, new Telling(
            stage.Arguments.SpotOf(blamed),
            () => $"{groups} groups must divide the {channels} {what}",
            () => $"its {{0}} groups do not divide the {what}: {Telling.Shown(channels, 1)}",
            () => stage.FailAt(blamed, Descriptors.Groups, $"{groups}", $"{channels}", what, Divisors.Suggest(groups, channels))
                .Replace(blamed == "groups" ? Divisors.NearestText(groups, channels) : null)));
}
