using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>The constants that stand in attributes and defaults, and the arithmetic that stands in their texts.</summary>
internal static class ReferenceConstant
{
    /// <summary>An int, double, bool, string or <see cref="Norm"/>, or null.</summary>
    public static object? Of(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression) ? null : literal.Token.Value,
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => Of(minus.Operand) switch
        {
            int i => (object)-i,
            double d => -d,
            _ => throw Unreadable(expression),
        },
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } name =>
            name.ArgumentList.Arguments[0].Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last().Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Norm" } } member
            when Enum.TryParse<Norm>(member.Name.Identifier.ValueText, out var norm) => norm,
        _ => throw Unreadable(expression),
    };

    /// <summary>A size: an int, or a text over names, whose division rounds down.</summary>
    public static long Size(object? value, Func<string, long?> names) => value switch
    {
        int i => i,
        string text => SyntaxFactory.ParseExpression(text) is { ContainsDiagnostics: false } expression
            ? Evaluate(expression, names)
            : throw new ReferenceNameException($"\"{text}\" does not parse"),
        _ => throw new ReferenceNameException($"{value ?? "null"} is no size"),
    };

    /// <summary>The names in a size's text.</summary>
    public static IEnumerable<string> NamesIn(object? value) => value is string text
        ? SyntaxFactory.ParseExpression(text).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText)
        : [];

    private static long Evaluate(ExpressionSyntax expression, Func<string, long?> names) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int i } => i,
        LiteralExpressionSyntax { Token.Value: long l } => l,
        ParenthesizedExpressionSyntax inner => Evaluate(inner.Expression, names),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => names(expression.ToString().TrimStart('@'))
            ?? throw new ReferenceNameException($"'{expression}' is unknown"),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "min" }, ArgumentList.Arguments: [var a, var b] } =>
            Math.Min(Evaluate(a.Expression, names), Evaluate(b.Expression, names)),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "max" }, ArgumentList.Arguments: [var a, var b] } =>
            Math.Max(Evaluate(a.Expression, names), Evaluate(b.Expression, names)),
        BinaryExpressionSyntax binary => Combine(binary.Kind(), Evaluate(binary.Left, names), Evaluate(binary.Right, names)),
        _ => throw Unreadable(expression),
    };

    private static long Combine(SyntaxKind kind, long a, long b) => kind switch
    {
        SyntaxKind.AddExpression => checked(a + b),
        SyntaxKind.SubtractExpression => checked(a - b),
        SyntaxKind.MultiplyExpression => checked(a * b),
        SyntaxKind.DivideExpression => b != 0 ? (long)Math.Floor((decimal)a / b) : throw new ReferenceShapeException($"{a} is divided by 0"),
        _ => throw new ReferenceNameException($"{kind} is not known"),
    };

    private static ReferenceNameException Unreadable(ExpressionSyntax expression) => new($"'{expression}' is not readable");
}
