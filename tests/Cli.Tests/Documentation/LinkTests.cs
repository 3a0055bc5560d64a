using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Documentation;

/// <summary>Whoever follows a link of the documentation arrives.</summary>
public class LinkTests
{
    /// <summary>Every page of the repository.</summary>
    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_somewhere(string name) => Assert.Empty(MarkdownPage.Read(Path.Combine(MarkdownPage.Root, name)).BrokenLinks);

    [Fact]
    public void The_documentation_is_among_the_pages() =>
        Assert.Superset(
            new HashSet<string> { "README.md", "docs/architecture.md", "docs/diagnostics/DNG101.md", "docs/models/danet-r50.md" },
            MarkdownPage.All.Select(page => page.Name).ToHashSet());

    [Theory]
    [InlineData("[a](here.md) [b](here.md#a-heading-of-x) [c](#twice-1) ![d](here.md) [e](https://example.org/no#where) `[f](no.md)`")]
    [InlineData("[a](there.md)", "there.md")]
    [InlineData("[a](#nothing)", "#nothing")]
    [InlineData("[a](#twice-2)", "#twice-2")]
    [InlineData("[a](#code)", "#code")]
    [InlineData("[a](here.md#nothing)", "here.md#nothing")]
    [InlineData("[a](there.md#twice)", "there.md#twice")]
    [InlineData("![a](images/none.png)", "images/none.png")]
    public void A_link_that_leads_nowhere_is_found(string text, params string[] broken)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["here.md"], "# A heading, of `x`\n");
        Assert.Equal(broken, new MarkdownPage(folder["page.md"], $"# Twice\n\n{text}\n\n## Twice\n\n```\n# Code\n```\n").BrokenLinks);
    }
}
