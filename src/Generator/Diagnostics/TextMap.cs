using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Diagnostics;

/// <summary>
/// Finds a character of a string constant in the source: inside the quotes of an ordinary, verbatim, raw or interpolated
/// string, past escapes, and through <c>+</c> and <c>nameof</c>.
/// </summary>
internal static class TextMap
{
    /// <summary>The source of a part of a constant; null where the expression does not show its text.</summary>
    public static TextSpan? Find(ExpressionSyntax expression, int start, int length)
    {
        var places = new List<TextSpan>();
        if (!Add(expression, places) || start + length > places.Count)
        {
            return null;
        }

        return length > 0
            ? TextSpan.FromBounds(places[start].Start, places[start + length - 1].End)
            : start < places.Count ? places[start] : End(expression);
    }

    /// <summary>Where a text ends too early: its closing quote.</summary>
    private static TextSpan End(ExpressionSyntax expression) => new(expression.Span.End - 1, 1);

    /// <summary>Adds the place of each character of the expression's value; false where they cannot be told.</summary>
    private static bool Add(ExpressionSyntax expression, List<TextSpan> places) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) =>
            AddToken(literal.Token.Text, literal.Token.ValueText, literal.Token.SpanStart, places),
        InterpolatedStringExpressionSyntax text => text.Contents.All(c => AddContent(c, places)),
        ParenthesizedExpressionSyntax inner => Add(inner.Expression, places),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Add(sum.Left, places) && Add(sum.Right, places),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [var named] } =>
            AddName(named.Expression, places),
        _ => false,
    };

    private static bool AddContent(InterpolatedStringContentSyntax content, List<TextSpan> places) => content switch
    {
        InterpolatedStringTextSyntax text => AddToken(text.TextToken.Text, text.TextToken.ValueText, text.TextToken.SpanStart, places),
        InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => Add(hole.Expression, places),
        _ => false,
    };

    private static bool AddName(ExpressionSyntax expression, List<TextSpan> places)
    {
        var name = expression switch
        {
            IdentifierNameSyntax simple => simple.Identifier,
            MemberAccessExpressionSyntax member => member.Name.Identifier,
            _ => default,
        };
        return name.ValueText is { Length: > 0 } text && AddToken(name.Text, text, name.SpanStart, places);
    }

    /// <summary>
    /// The value's characters stand in the token one after the other, between quotes; where there are escapes, each is
    /// looked for at the shortest piece of source that gives it.
    /// </summary>
    private static bool AddToken(string source, string value, int start, List<TextSpan> places)
    {
        var at = source.IndexOf(value, StringComparison.Ordinal);
        if (at >= 0)
        {
            places.AddRange(Enumerable.Range(start + at, value.Length).Select(i => new TextSpan(i, 1)));
            return true;
        }

        var isVerbatim = source.StartsWith("@", StringComparison.Ordinal);
        at = source.IndexOf('"') + 1;
        foreach (var character in value)
        {
            var length = Escape(source, at, isVerbatim);
            if (length == 0 || (length == 1 && source[at] != character))
            {
                return false;
            }

            places.Add(new TextSpan(start + at, length));
            at += length;
        }

        return true;
    }

    /// <summary>The length of one character as it is written; 0 where it is of a form that nobody writes in a dimension.</summary>
    private static int Escape(string source, int at, bool isVerbatim)
    {
        if (at >= source.Length)
        {
            return 0;
        }

        if (isVerbatim)
        {
            return source[at] == '"' ? 2 : 1;
        }

        return source[at] != '\\' ? 1 : at + 1 >= source.Length ? 0 : source[at + 1] switch
        {
            'u' => 6,
            'x' or 'U' => 0,
            _ => 2,
        };
    }
}
