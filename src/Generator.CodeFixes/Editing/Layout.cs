using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.CodeFixes.Editing;

/// <summary>Where members stand in their file: their lines, with the comments that belong to them.</summary>
internal static class Layout
{
    /// <summary>Declares members before another one, each on a line of its own, with the blank lines that stand between members there.</summary>
    public static void InsertBefore(Edits edits, SyntaxNode member, params IEnumerable<string> declarations)
    {
        var text = member.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(Start(member));
        var indentation = Indentation(text.Lines.GetLineFromPosition(member.SpanStart).ToString());
        var end = Break(text);
        var between = line.LineNumber > 0 && IsBlank(text.Lines[line.LineNumber - 1]) ? end : "";
        edits.Insert(member.SyntaxTree, line.Start, string.Concat(declarations.Select(d => indentation + d + end + between)));
    }

    /// <summary>Removes members with their comments and their lines, and one of the blank lines around each.</summary>
    public static void Remove(Edits edits, IEnumerable<SyntaxNode> members)
    {
        foreach (var file in members.GroupBy(m => m.SyntaxTree))
        {
            var text = file.Key.GetText();
            var whole = new List<(int First, int Last)>();
            foreach (var member in file.OrderBy(m => m.SpanStart))
            {
                var (start, first, last) = (Start(member), text.Lines.GetLineFromPosition(Start(member)), text.Lines.GetLineFromPosition(member.Span.End));
                if (!IsBlank(text, first.Start, start) || !IsComment(text.ToString(TextSpan.FromBounds(member.Span.End, last.End))))
                {
                    edits.Replace(file.Key, TextSpan.FromBounds(start, member.Span.End), "");
                }
                else if (whole.Count > 0 && whole[whole.Count - 1].Last + 1 == first.LineNumber)
                {
                    whole[whole.Count - 1] = (whole[whole.Count - 1].First, last.LineNumber);
                }
                else
                {
                    whole.Add((first.LineNumber, last.LineNumber));
                }
            }

            foreach (var (first, last) in whole)
            {
                edits.Replace(file.Key, Lines(text, first, last), "");
            }
        }
    }

    private static TextSpan Lines(SourceText text, int first, int last)
    {
        var (before, after) = (first > 0 ? text.Lines[first - 1] : default, last + 1 < text.Lines.Count ? text.Lines[last + 1] : default);
        var endsBlock = after.Text is not null && after.ToString().TrimStart().StartsWith("}", StringComparison.Ordinal);
        var startsBlock = before.Text is not null && before.ToString().TrimEnd().EndsWith("{", StringComparison.Ordinal);
        var start = IsBlank(before) && (IsBlank(after) || endsBlock) ? before.Start : text.Lines[first].Start;
        var end = startsBlock && IsBlank(after) ? after.EndIncludingLineBreak : text.Lines[last].EndIncludingLineBreak;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Where a member begins with the comments right above it; what stands beyond a blank line or a directive is not its own.</summary>
    private static int Start(SyntaxNode member)
    {
        var start = member.SpanStart;
        var breaks = 0;
        foreach (var trivia in member.GetLeadingTrivia().Reverse())
        {
            if (trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                continue;
            }

            breaks = trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? breaks + 1 : 0;
            if (breaks > 1 || trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            {
                break;
            }

            start = breaks == 0 ? trivia.FullSpan.Start : start;
        }

        return start;
    }

    private static string Indentation(string line) => line.Substring(0, line.Length - line.TrimStart().Length);

    private static string Break(SourceText text) =>
        text.Lines[0] is var line && line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";

    private static bool IsBlank(TextLine line) => line.Text is not null && line.ToString().Trim().Length == 0;

    private static bool IsBlank(SourceText text, int start, int end) => text.ToString(TextSpan.FromBounds(start, end)).Trim().Length == 0;

    private static bool IsComment(string rest) => rest.Trim() is var text && (text.Length == 0 || text.StartsWith("//", StringComparison.Ordinal));
}
