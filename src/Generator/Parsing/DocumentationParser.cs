using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>Reads the documentation above a member. XML that is malformed, of which C# warns where it stands, is read as plain text.</summary>
internal static class DocumentationParser
{
    /// <summary>What stands inside the text of a summary and not beside it.</summary>
    private static readonly HashSet<string> Inline = ["a", "b", "br", "c", "code", "em", "i", "list", "para", "paramref", "see", "strong", "typeparamref", "u"];

    public static UserDocumentation Parse(SyntaxNode? member, Compilation compilation, CancellationToken cancellation)
    {
        var text = member is null ? "" : CommentText.Of(member, compilation, cancellation);
        if (text.Trim().Length == 0)
        {
            return UserDocumentation.None;
        }

        try
        {
            return Read(XElement.Parse($"<doc>{text}</doc>", LoadOptions.PreserveWhitespace));
        }
        catch (XmlException)
        {
            return UserDocumentation.None with { Summary = PlainText(text) };
        }
    }

    private static UserDocumentation Read(XElement doc)
    {
        var elements = doc.Elements().Where(e => !Inline.Contains(e.Name.LocalName)).ToList();
        XElement? First(string name) => elements.FirstOrDefault(e => e.Name == name);

        // C# takes the first of two, as editors do.
        var parameters = elements.Where(e => e.Name == "param" && e.Attribute("name") is not null)
            .GroupBy(e => e.Attribute("name").Value).Select(g => new DocumentedParameter(g.Key, Inner(g.First())));
        var others = elements.Where(e => e.Name.LocalName is not ("summary" or "param" or "returns" or "remarks")).Select(Text);
        return new UserDocumentation(
            NotEmpty(First("summary") is { } summary ? Inner(summary) : Loose(doc)),
            parameters.ToEquatable(),
            NotEmpty(First("returns") is { } returns ? Inner(returns) : ""),
            NotEmpty(First("remarks") is { } remarks ? Inner(remarks) : ""),
            others.ToEquatable());
    }

    /// <summary>What stands in no element: a person means it as the summary.</summary>
    private static string Loose(XElement doc) =>
        string.Concat(doc.Nodes().Where(n => n is XText || (n is XElement element && Inline.Contains(element.Name.LocalName))).Select(Text)).Trim();

    private static string Inner(XElement element) => string.Concat(element.Nodes().Select(Text));

    private static string Text(XNode node) => node.ToString(SaveOptions.DisableFormatting);

    private static string? NotEmpty(string text) => text.Trim().Length == 0 ? null : text;

    private static string PlainText(string text) => new XText(Regex.Replace(text, "</?[A-Za-z][^<>]*>", "").Trim()).ToString(SaveOptions.DisableFormatting);
}
