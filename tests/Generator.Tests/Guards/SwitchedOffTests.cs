using System.Reflection;
using System.Text.RegularExpressions;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Tests;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Guards;

/// <summary>
/// A network whose error was switched off fails as soon as it is made, with the very message; where the error is its checkpoint's,
/// as soon as it is made from that. Each failing example of the diagnostics' pages, compiled and made.
/// </summary>
public sealed partial class SwitchedOffTests
{
    /// <summary>What leaves a network that runs as declared.</summary>
    private static readonly string[] Harmless =
    [
        Descriptors.UnusedStage.Id, Descriptors.UnusedHyperparameter.Id, Descriptors.Misplaced.Id, Descriptors.Undecided.Id, Descriptors.EqualOnlyAtOne.Id,
        Descriptors.BadBudget.Id, Descriptors.OverBudget.Id,
    ];

    public static TheoryData<string> Ids => new(Descriptors.Reported.Select(d => d.Id).Except(Harmless).Where(id => !IsOfCheckpoint(id)));

    public static TheoryData<string> OfCheckpoints => new(Descriptors.Reported.Select(d => d.Id).Where(IsOfCheckpoint));

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheNetworkSaysIt(string id)
    {
        var failure = Example(id).FailureOf("Sample", new Dictionary<string, string> { ["classes"] = "5", ["aux"] = "true", ["width"] = "8" });

        Assert.StartsWith($"The declaration of 'Sample' has errors. {id}: ", failure);
    }

    [Theory]
    [MemberData(nameof(OfCheckpoints))]
    public void FromCheckpointSaysIt(string id)
    {
        var type = Example(id).Type(id == Descriptors.CheckpointGeneric.Id ? "Whole`1" : "Sample");
        var method = (type.IsGenericType ? type.MakeGenericType(type.Assembly.GetType("Small")!) : type).GetMethod("FromCheckpoint")!;

        var failure = Assert.Throws<TargetInvocationException>(() => method.Invoke(null, [.. method.GetParameters().Select(p => p.DefaultValue)]));

        Assert.StartsWith($"The checkpoint of '{type.Name.Split('`')[0]}' cannot be loaded. {id}: ", Assert.IsType<InvalidOperationException>(failure.InnerException).Message);
    }

    private static bool IsOfCheckpoint(string id) => id.StartsWith("DNG3", StringComparison.Ordinal);

    /// <summary>The failing example of a page, with its error switched off.</summary>
    private static LoadedNetworks Example(string id)
    {
        var page = File.ReadAllText(Path.Combine(Folders.Tests, "..", "..", "docs", "diagnostics", $"{id}.md")).ReplaceLineEndings("\n");
        var source = Compile.Sources($"#pragma warning disable {id}\n{Example().Match(page).Groups[1].Value}");
        var expanded = PageCheckpoint.Text(page) is { } text ? Expanded.Of(source, new CheckpointText(text)) : Expanded.Of(source);
        Assert.Empty(expanded.Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.DoesNotContain(expanded.AnalyzerDiagnostics(), d => !d.IsSuppressed && d.Severity >= DiagnosticSeverity.Warning);
        return new LoadedNetworks(expanded.Compilation);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
