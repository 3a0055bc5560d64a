using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Shapes;

/// <summary>Evaluates printed dimensions, which C# can parse in either form: <c>floor(n / 2)</c> and <c>n / 2</c>.</summary>
internal static class WholeNumbers
{
    /// <summary>The value. Towards zero, division is C#'s; otherwise it happens only inside <c>floor</c> and <c>ceil</c>.</summary>
    public static long Evaluate(string text, IReadOnlyDictionary<string, long> names, bool towardsZero)
    {
        var syntax = SyntaxFactory.ParseExpression(text);
        Assert.False(syntax.ContainsDiagnostics, text);
        Assert.Equal(text, syntax.ToFullString());
        var value = Evaluate(syntax, names, towardsZero);
        Assert.Equal(Math.Floor(value), value);
        return (long)value;
    }

    private static decimal Evaluate(ExpressionSyntax syntax, IReadOnlyDictionary<string, long> names, bool towardsZero)
    {
        decimal Of(ExpressionSyntax inner) => Evaluate(inner, names, towardsZero);

        // As C# sees it, a quotient with a fraction only where a number with one takes part.
        decimal Quotient(BinaryExpressionSyntax division) => towardsZero && !division.Right.ToString().EndsWith(".0", StringComparison.Ordinal)
            ? decimal.Truncate(Of(division.Left) / Of(division.Right))
            : Of(division.Left) / Of(division.Right);

        return syntax switch
        {
            LiteralExpressionSyntax literal => Convert.ToDecimal(literal.Token.Value, null),
            IdentifierNameSyntax name => names[name.Identifier.ValueText],
            ParenthesizedExpressionSyntax p => Of(p.Expression),
            PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => -Of(minus.Operand),
            CastExpressionSyntax cast => decimal.Truncate(Of(cast.Expression)),
            BinaryExpressionSyntax b => b.Kind() switch
            {
                SyntaxKind.AddExpression => Of(b.Left) + Of(b.Right),
                SyntaxKind.SubtractExpression => Of(b.Left) - Of(b.Right),
                SyntaxKind.MultiplyExpression => Of(b.Left) * Of(b.Right),
                SyntaxKind.DivideExpression => Quotient(b),
                var kind => throw new NotSupportedException($"{kind}"),
            },
            InvocationExpressionSyntax call => Call(call.Expression.ToString(), [.. call.ArgumentList.Arguments.Select(a => Of(a.Expression))]),
            _ => throw new NotSupportedException($"{syntax.Kind()}: {syntax}"),
        };
    }

    private static decimal Call(string function, decimal[] arguments) => function.Split('.')[^1].ToUpperInvariant() switch
    {
        "FLOOR" => decimal.Floor(arguments[0]),
        "CEIL" => decimal.Ceiling(arguments[0]),
        "MIN" => Math.Min(arguments[0], arguments[1]),
        "MAX" => Math.Max(arguments[0], arguments[1]),
        _ => throw new NotSupportedException(function),
    };
}
