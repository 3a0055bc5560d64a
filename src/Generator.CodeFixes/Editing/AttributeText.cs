using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes.Editing;

/// <summary>Writes attributes and their arguments.</summary>
internal static class AttributeText
{
    /// <summary>Gives an argument a value: in the place of the old one, or after the others where there is none.</summary>
    /// <param name="edits">The edits.</param>
    /// <param name="place">The argument's expression, or the attribute that lacks it.</param>
    /// <param name="argument">The argument: a parameter of the attribute's constructor, or a property, which has a capital.</param>
    /// <param name="value">The value.</param>
    public static void Set(Edits edits, SyntaxNode place, string argument, string value)
    {
        if (place is not AttributeSyntax attribute)
        {
            edits.Replace(place, value);
            return;
        }

        var text = argument.Length > 0 && char.IsUpper(argument[0]) ? $"{argument} = {value}" : $"{argument}: {value}";
        if (attribute.ArgumentList is not { } list)
        {
            edits.Insert(attribute.SyntaxTree, attribute.Name.Span.End, $"({text})");
            return;
        }

        // C# wants the constructor's arguments before the properties.
        var before = char.IsUpper(text[0]) ? null : list.Arguments.FirstOrDefault(a => a.NameEquals is not null);
        if (before is not null)
        {
            edits.Insert(attribute.SyntaxTree, before.SpanStart, $"{text}, ");
        }
        else if (list.Arguments.Count > 0)
        {
            edits.Insert(attribute.SyntaxTree, list.Arguments.Last().Span.End, $", {text}");
        }
        else
        {
            edits.Insert(attribute.SyntaxTree, list.OpenParenToken.Span.End, text);
        }
    }

    /// <summary>The attribute of a method or parameter with this name, as written.</summary>
    public static AttributeSyntax? Find(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(l => l.Attributes).FirstOrDefault(a => Simple(a.Name) is var written && (written == name || written == name + "Attribute"));

    /// <summary>What stands before the names of our attributes on a method, where the user's file has no using for them.</summary>
    public static string Qualifier(MethodDeclarationSyntax stage) =>
        stage.AttributeLists.SelectMany(l => l.Attributes).Select(a => a.Name).OfType<QualifiedNameSyntax>().FirstOrDefault() is { } name ? $"{name.Left}." : "";

    /// <summary>Writes an attribute on a parameter.</summary>
    public static void Add(Edits edits, ParameterSyntax parameter, string attribute) =>
        edits.Insert(parameter.SyntaxTree, parameter.SpanStart, $"[{attribute}] ");

    private static string Simple(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
