using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.CodeFixes.Editing;

/// <summary>Changes of text in the files of a solution: all that is not named stays to the letter.</summary>
internal sealed class Edits
{
    private readonly Dictionary<SyntaxTree, List<TextChange>> changes = [];

    public static async Task<Solution> ApplyAsync(Solution solution, Action<Edits> change, CancellationToken cancellation)
    {
        var edits = new Edits();
        change(edits);
        foreach (var file in edits.changes)
        {
            if (solution.GetDocumentId(file.Key) is { } id)
            {
                var text = await file.Key.GetTextAsync(cancellation).ConfigureAwait(false);
                solution = solution.WithDocumentText(id, text.WithChanges(file.Value.Distinct().OrderBy(c => c.Span.Start)));
            }
        }

        return solution;
    }

    public void Replace(SyntaxTree tree, TextSpan span, string text)
    {
        if (!changes.TryGetValue(tree, out var list))
        {
            changes.Add(tree, list = []);
        }

        list.Add(new TextChange(span, text));
    }

    public void Replace(SyntaxNodeOrToken part, string text) => Replace(part.SyntaxTree!, part.Span, text);

    public void Insert(SyntaxTree tree, int position, string text) => Replace(tree, new TextSpan(position, 0), text);
}
