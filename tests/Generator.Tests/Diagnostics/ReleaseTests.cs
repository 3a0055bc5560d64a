using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Tests.Harness;

namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>The lists of diagnostics by release, which users of the package read.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public void TheListsHoldEveryDiagnosticAsItIs()
    {
        var listed = new[] { "Shipped", "Unshipped" }.SelectMany(name => File.ReadAllLines(Path.Combine(Folders.Generator, $"AnalyzerReleases.{name}.md")))
            .Where(line => line.StartsWith("DNG", StringComparison.Ordinal));
        var actual = Descriptors.Ids.Select(Descriptors.ById).Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title}");

        Assert.Equal(actual.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void APageOfADiagnosticIsNamedAfterIt()
    {
        Assert.Equal("https://example.org/pages/DNG101.md", HelpLink.To("https://example.org/pages/", "DNG101"));
        Assert.All(Descriptors.Ids, id => Assert.Equal(HelpLink.Of(id) ?? "", Descriptors.ById(id).HelpLinkUri));
    }
}
