using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Parsing;

/// <summary>A place in a file, without the syntax tree that would keep a whole compilation alive.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo? Of(Location? location) => location?.SourceTree is { } tree
        ? new LocationInfo(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}

/// <summary>A mistake that C# reports with a declaration error of its own, which would hide an analyzer's word on it.</summary>
internal sealed record StructuralProblem(Problem Problem, LocationInfo? Location)
{
    public Diagnostic ToDiagnostic() => Problem.ToDiagnostic(Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None);
}

/// <summary>What the parser makes of a class.</summary>
/// <param name="Declaration">The network.</param>
/// <param name="Class">How its class is written; null where no code can be generated for it.</param>
/// <param name="External">The networks of other assemblies that it reaches.</param>
internal sealed record ParsedNetwork(
    NetworkDeclaration Declaration, ClassDeclaration? Class, EquatableArray<NetworkDeclaration> External);
