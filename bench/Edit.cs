using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Bench;

/// <summary>A change of one place in a project whose networks have been generated.</summary>
internal sealed class Edit
{
    private readonly Compilation before, generated;
    private readonly GeneratorDriver driver;
    private readonly SyntaxTree tree;
    private readonly SourceText edited;

    /// <summary>Runs the generator on the project as it is.</summary>
    /// <param name="project">The project.</param>
    /// <param name="file">How the edited file's path ends.</param>
    /// <param name="old">What stands there.</param>
    /// <param name="new">What is typed in its place.</param>
    public Edit(ModelsProject project, string file, string old, string @new)
    {
        SyntaxTree[] trees = project.Parse();
        tree = trees.Single(one => one.FilePath.EndsWith(file, StringComparison.Ordinal));
        before = project.Compilation(trees);
        driver = ModelsProject.Driver().RunGeneratorsAndUpdateCompilation(before, out generated, out _);
        SourceText text = tree.GetText();
        int at = $"{text}".IndexOf(old, StringComparison.Ordinal);
        edited = text.WithChanges(new TextChange(new(at, old.Length), @new));
    }

    /// <summary>The edited file, parsed.</summary>
    public SyntaxTree Parse() => tree.WithChangedText(edited);

    /// <summary>The edit with what was generated before it, as an editor has it that generates when a file is saved.</summary>
    public Compilation Type(SyntaxTree edited) => generated.ReplaceSyntaxTree(tree, edited);

    /// <summary>Generates again, after the edit.</summary>
    public Compilation Generate(SyntaxTree edited)
    {
        driver.RunGeneratorsAndUpdateCompilation(before.ReplaceSyntaxTree(tree, edited), out Compilation anew, out _);
        return anew;
    }
}
