using System.Text.RegularExpressions;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Guards;

/// <summary>
/// A network whose error was switched off fails as soon as it is made, with the very message: each failing example of the
/// diagnostics' pages, compiled and made.
/// </summary>
public sealed partial class SwitchedOffTests
{
    /// <summary>What leaves a network that runs as declared; of a checkpoint, only loading it fails.</summary>
    private static readonly string[] Harmless =
    [
        Descriptors.UnusedStage.Id, Descriptors.UnusedHyperparameter.Id, Descriptors.Misplaced.Id, Descriptors.Undecided.Id, Descriptors.EqualOnlyAtOne.Id,
        Descriptors.BadBudget.Id, Descriptors.OverBudget.Id,
        Descriptors.CheckpointUnread.Id, Descriptors.CheckpointLacks.Id, Descriptors.CheckpointUnexpected.Id, Descriptors.CheckpointShape.Id, Descriptors.CheckpointGeneric.Id,
    ];

    public static TheoryData<string> Ids => new(Descriptors.Reported.Select(d => d.Id).Except(Harmless));

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheNetworkSaysIt(string id)
    {
        var page = File.ReadAllText(Path.Combine(Folders.Tests, "..", "..", "docs", "diagnostics", $"{id}.md")).ReplaceLineEndings("\n");
        var expanded = Expanded.Of($"#pragma warning disable {id}\n{Example().Match(page).Groups[1].Value}");
        Assert.Empty(expanded.Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.DoesNotContain(expanded.AnalyzerDiagnostics(), d => !d.IsSuppressed && d.Severity >= DiagnosticSeverity.Warning);

        var failure = new LoadedNetworks(expanded.Compilation).FailureOf("Sample", new Dictionary<string, string> { ["classes"] = "5", ["aux"] = "true", ["width"] = "8" });

        Assert.StartsWith($"The declaration of 'Sample' has errors. {id}: ", failure);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
