using System.Text.RegularExpressions;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.CodeFixes.Tests.Support;
using DaNetGen.Tests;
using Microsoft.CodeAnalysis;

namespace DaNetGen.CodeFixes.Tests;

/// <summary>The pages of <c>docs/diagnostics</c>: each example fails or compiles as the page says.</summary>
public partial class DiagnosticPagesTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "diagnostics");

    private static IReadOnlyList<string> Documented { get; } = [.. Descriptors.Ids.Where(id => id != Descriptors.InternalError.Id)];

    public static TheoryData<string> Ids => [.. Documented];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Examples_do_what_the_page_says(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Folder, $"{id}.md"));
        Assert.StartsWith($"# {id}: {Descriptors.ById(id).Title}\n", page.ReplaceLineEndings("\n"));
        var examples = Example().Matches(page.ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(2, examples.Count);

        var wrong = await EditorProject.Diagnostics(Open(page, examples[0]));
        Assert.Contains(wrong, d => d.Id == id);
        Assert.All(wrong.Where(d => IsOurs(d) && d.Severity > DiagnosticSeverity.Info), d => Assert.Equal(id, d.Id));
        var right = await EditorProject.Diagnostics(Open(page, examples[1]));
        Assert.DoesNotContain(right, d => (IsOurs(d) && (d.Severity > DiagnosticSeverity.Info || d.Id == id)) || d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>The page lists the repairs of its example; none of them leaves the mistake or an error of C#'s.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Repairs_are_those_of_the_page(string id)
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(Folder, $"{id}.md"))).ReplaceLineEndings("\n");
        var section = page.Split("\n## Repair\n\n")[1];
        var wrong = Open(page, Example().Match(page).Groups[1].Value);
        var offers = await LightBulb.Offers(wrong, id);

        Assert.Equal(Title().Matches(section).Select(m => m.Groups[1].Value), offers.Select(o => o.Title));
        Assert.Equal(!LightBulb.Providers.Any(p => p.FixableDiagnosticIds.Contains(id)), section.StartsWith("The editor offers none", StringComparison.Ordinal));
        foreach (var (title, after) in offers)
        {
            var left = (await LightBulb.Said(after)).Where(d => d.Id == id || d.Severity == DiagnosticSeverity.Error);
            Assert.True(!left.Any(), $"{title}: {string.Join(", ", left)}\n{await after.GetTextAsync()}");
        }
    }

    [Fact]
    public void Every_repair_is_of_a_diagnostic_with_a_page() => Assert.Equal(
        [NameofCodeFix.ParameterInAttribute], LightBulb.Providers.SelectMany(p => p.FixableDiagnosticIds).Except(Documented));

    [Fact]
    public void The_table_names_every_page()
    {
        var table = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(Descriptors.Ids, id => Assert.Contains(id, table));
        Assert.Equal(Directory.GetFiles(Folder, "DNG*.md").Select(Path.GetFileNameWithoutExtension).Order(), Documented.Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Table_and_page_say_of_which_kind_it_is(string id)
    {
        var (title, sentence) = Descriptors.KindOf(id) switch
        {
            DiagnosticKind.WouldFail => ("It would fail", "It would fail, "),
            DiagnosticKind.Undecided => ("Checked when it runs", "It is checked when the network runs"),
            _ => ("We forbid it", "DaNetGen forbids it"),
        };
        var sections = File.ReadAllText(Path.Combine(Folder, "README.md")).Split("\n## ");
        Assert.StartsWith(title, Assert.Single(sections, s => s.Contains($"| [{id}]({id}.md) | {Descriptors.ById(id).Title} |", StringComparison.Ordinal)));
        Assert.StartsWith(sentence, File.ReadAllLines(Path.Combine(Folder, $"{id}.md"))[4]);
    }

    private static Document Open(string page, string example) =>
        EditorProject.Open(example, usings: "global using System;", weights: PageCheckpoint.Text(page));

    private static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith("DNG", StringComparison.Ordinal);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    /// <summary>A title is a line of a list, as code.</summary>
    [GeneratedRegex("^- `(.*)`$", RegexOptions.Multiline)]
    private static partial Regex Title();
}
