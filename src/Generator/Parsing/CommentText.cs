using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Parsing;

/// <summary>
/// The text of the documentation comment above a member, without slashes and stars. Where a project writes no documentation
/// file the compiler sees plain comments, so these are read as well.
/// </summary>
internal static class CommentText
{
    public static string Of(SyntaxNode member, Compilation compilation, CancellationToken cancellation) =>
        string.Join("\n", Comments(member).SelectMany(c => Lines(Resolved(c, compilation, cancellation))));

    /// <summary>As C# finds it: the last comments before the member, across blank lines, and across all else only after them.</summary>
    private static IEnumerable<SyntaxTrivia> Comments(SyntaxNode member)
    {
        var found = new Stack<SyntaxTrivia>();
        foreach (var trivia in member.GetLeadingTrivia().Reverse())
        {
            if (IsDocumentation(trivia))
            {
                found.Push(trivia);
            }
            else if (found.Count > 0 && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                break;
            }
        }

        return found;
    }

    private static bool IsDocumentation(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => true,
        SyntaxKind.SingleLineCommentTrivia => trivia.ToString() is var line && Starts(line, "///") && !Starts(line, "////"),
        SyntaxKind.MultiLineCommentTrivia => trivia.ToString() is var block && Starts(block, "/**") && !Starts(block, "/***") && block.Length > "/**/".Length,
        _ => false,
    };

    /// <summary>The comment, with references as ids: the generated part has none of the usings that they are written with.</summary>
    private static string Resolved(SyntaxTrivia comment, Compilation compilation, CancellationToken cancellation)
    {
        var text = comment.ToFullString();
        var references = comment.GetStructure()?.DescendantNodes().OfType<XmlCrefAttributeSyntax>().Select(a => a.Cref) ?? [];
        foreach (var reference in references.Reverse())
        {
            // What the generator is about to write has no id yet; its name is found in the generated part. An id is that of a
            // definition: Roslyn throws for the type parameters that List{T} declares.
            var symbol = compilation.GetSemanticModel(reference.SyntaxTree).GetSymbolInfo(reference, cancellation).Symbol;
            if (symbol?.OriginalDefinition.GetDocumentationCommentId() is { } id && !id.Contains('!'))
            {
                var start = reference.SpanStart - comment.FullSpan.Start;
                text = text.Remove(start, reference.Span.Length).Insert(start, id);
            }
        }

        return text;
    }

    private static IEnumerable<string> Lines(string comment)
    {
        var lines = comment.Split('\n').Select(l => l.Trim()).ToList();
        if (Starts(lines[0], "/**"))
        {
            lines[0] = lines[0].Substring("/**".Length);
            lines[lines.Count - 1] = lines[lines.Count - 1] is var last && last.EndsWith("*/", StringComparison.Ordinal) ? last.Substring(0, last.Length - 2) : last;
            return lines.Select((l, i) => i > 0 && Starts(l, "*") ? l.Substring(1) : l).Select(Unspaced);
        }

        return lines.Where(l => Starts(l, "///")).Select(l => Unspaced(l.Substring("///".Length)));
    }

    private static string Unspaced(string line) => Starts(line, " ") ? line.Substring(1) : line;

    private static bool Starts(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);
}
