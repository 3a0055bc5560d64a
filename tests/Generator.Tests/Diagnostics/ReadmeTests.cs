using DaNetGen.Generator.Tests.Harness;

namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>The README's declarations beside the program at its top, which the package's tests build.</summary>
public sealed class ReadmeTests
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(Folders.Tests, "..", "..", "README.md")).ReplaceLineEndings("\n");

    /// <summary>It goes without documentation there, which the tests' projects ask of what is public.</summary>
    [Fact]
    public void The_head_is_a_network() =>
        Expanded.Of("using static TorchSharp.torch;\n" + Example("class DualAttentionHead(").Replace("public sealed", "internal sealed")).IsClean();

    [Fact]
    public void The_budgets_are_passed_as_it_says()
    {
        var streets = Compile.Tree(Example("class Streets"), "Streets.cs");
        var expanded = Expanded.Of(Compile.Models().AddSyntaxTrees(streets));
        Assert.Empty(expanded.Run.Diagnostics);
        var said = expanded.AnalyzerDiagnostics().Where(d => d.Location.SourceTree == streets).OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.ToString());
        Assert.Contains($"```\n{string.Join('\n', said)}\n```", Text);
    }

    /// <summary>The block of C# that holds a text.</summary>
    private static string Example(string holding) => Text.Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0]).First(block => block.Contains(holding));
}
