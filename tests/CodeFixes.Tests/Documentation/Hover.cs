using DaNetGen.CodeFixes.Tests.Support;
using Microsoft.CodeAnalysis.QuickInfo;

namespace DaNetGen.CodeFixes.Tests.Documentation;

/// <summary>What an editor shows of the name at <c>$$</c>.</summary>
internal static class Hover
{
    private const string Mark = "$$";

    public static async Task<string> Text(string source)
    {
        var at = source.IndexOf(Mark, StringComparison.Ordinal);
        var document = EditorProject.Open(source.Remove(at, Mark.Length));
        var info = await QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, at);
        var sections = info!.Sections.Where(s => s.Kind != "NullabilityAnalysis").Select(s => s.Text.Trim('\n', '\r'));
        return string.Join('\n', sections).ReplaceLineEndings("\n");
    }
}
