using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Tests.Harness;

namespace DaNetGen.Generator.Tests.Diagnostics;

public sealed class CoverageTests
{
    /// <summary>What no declaration can bring about.</summary>
    private static readonly string[] Untested = [Descriptors.InternalError.Id];

    [Fact]
    public void EveryDiagnosticHasAFailingDeclaration()
    {
        var tests = string.Concat(Folders.Files(Path.Combine(Folders.Tests, "Diagnostics")).Select(File.ReadAllText));
        var all = typeof(Descriptors).GetFields().Select(f => f.GetValue(null)).OfType<Microsoft.CodeAnalysis.DiagnosticDescriptor>().Select(d => d.Id);

        Assert.Equal([], all.Except(Untested).Where(id => !tests.Contains($"\"{id}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void TheAnalyzerLeavesTheStructureToTheGenerator() => Assert.DoesNotContain(
        new NetworkAnalyzer().SupportedDiagnostics, d => d.Id.StartsWith("DNG0", StringComparison.Ordinal));
}
