using System.Text.RegularExpressions;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>Finds the values whose sizes the texts of a stage name: <c>layer4</c> in <c>"layer4.C / 2"</c>.</summary>
internal static class SizeReads
{
    private static readonly Regex Size = new(@"(\w+)\.\w+", RegexOptions.CultureInvariant);

    public static IEnumerable<string> Of(StageDeclaration stage) => stage.Arguments.Select(a => a.Value)
        .Concat(stage.Result ?? Enumerable.Empty<ArgumentValue>())
        .Where(v => v.Kind == ArgumentKind.Text)
        .SelectMany(v => Size.Matches(v.Text).Cast<Match>().Select(m => m.Groups[1].Value))
        .Distinct();
}
