using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.CodeFixes.Editing;

/// <summary>Where a diagnostic is: the syntax there, the stage around it, and the network.</summary>
internal sealed class Place(Diagnostic diagnostic, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
{
    public TextSpan Span => diagnostic.Location.SourceSpan;

    public SyntaxNode Node => node;

    public SemanticModel Model => model;

    public SyntaxTree Tree => node.SyntaxTree;

    /// <summary>The text that the diagnostic underlines.</summary>
    public string Text => Tree.GetText(cancellation).ToString(Span);

    public ParameterSyntax? Parameter => node.FirstAncestorOrSelf<ParameterSyntax>();

    public MethodDeclarationSyntax? Stage => node.FirstAncestorOrSelf<MethodDeclarationSyntax>();

    public INamedTypeSymbol? Network =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? (INamedTypeSymbol?)model.GetDeclaredSymbol(type, cancellation) : null;

    public static async Task<Place?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is not null && model is not null && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? new Place(diagnostic, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, cancellation)
            : null;
    }

    /// <summary>What the diagnostic says of the repair; null where it says nothing.</summary>
    public string? Repair(string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    /// <summary>The stages as the user wrote them, in all parts of the class.</summary>
    public IEnumerable<MethodDeclarationSyntax> Stages() => Network is not { } network ? [] : NetworkParser.StageMethods(network)
        .Select(m => m.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)).OfType<MethodDeclarationSyntax>();

    public MethodDeclarationSyntax? FindStage(string name) => Stages().FirstOrDefault(s => s.Identifier.ValueText == name);

    /// <summary>The syntax that a spot names, whole: the attribute, not its name; null where it is not in source.</summary>
    public SyntaxNode? Find(Spot spot) => Network is { } network && new Locator(network, cancellation).Find(spot) is { SourceTree: { } tree } location
        ? tree.GetRoot(cancellation).FindNode(location.SourceSpan)
        : null;
}
