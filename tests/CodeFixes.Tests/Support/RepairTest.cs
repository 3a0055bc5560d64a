using DaNetGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace DaNetGen.CodeFixes.Tests.Support;

/// <summary>
/// A file with a mistake, marked <c>{|DNG101:pma|}</c>, and what a repair makes of it: to the letter, in one place and by "fix
/// all", with nothing left that C#, the generator or the analyzer would say.
/// </summary>
internal sealed class RepairTest<TFix> : CSharpCodeFixTest<NetworkAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private RepairTest(string? title, string kind, string wrong, string right)
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(EditorProject.References);
        TestState.Sources.Add(("Network.cs", wrong.ReplaceLineEndings("\n")));
        TestState.Sources.Add(("Usings.cs", EditorProject.Usings));
        FixedState.Sources.Add(("Network.cs", right.ReplaceLineEndings("\n")));
        FixedState.Sources.Add(("Usings.cs", EditorProject.Usings));
        FixedState.MarkupHandling = MarkupMode.Allow;
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
        CodeActionEquivalenceKey = typeof(TFix).Name + kind;
        CodeActionVerifier = title is null ? null : (action, _) => Assert.Equal(title, action.Title);
    }

    /// <summary>Fails unless the repair, under this title, makes <paramref name="right"/> of <paramref name="wrong"/>.</summary>
    public static Task Makes(string title, string wrong, string right, string kind = "") => new RepairTest<TFix>(title, kind, wrong, right).RunAsync();

    /// <summary>The same for several mistakes: one after the other, and all at once.</summary>
    public static Task MakesAll(string wrong, string right, int count) =>
        new RepairTest<TFix>(null, "", wrong, right) { NumberOfIncrementalIterations = count, NumberOfFixAllIterations = 1 }.RunAsync();

    /// <summary>Fails if the repair offers anything.</summary>
    public static Task OffersNothing(string wrong) => new RepairTest<TFix>(null, "", wrong, wrong).RunAsync();

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(NetworkGenerator)];

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    protected override CompilationOptions CreateCompilationOptions() => EditorProject.Options;
}
