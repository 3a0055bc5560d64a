using System.Collections.Immutable;
using System.Globalization;
using DaNetGen.Generator.Common;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Diagnostics;

/// <summary>A mistake in a network's declaration.</summary>
/// <param name="Id">The diagnostic's id; <see cref="Descriptors"/> has its text.</param>
/// <param name="Spot">Where it is.</param>
/// <param name="Arguments">What the message is filled with.</param>
/// <param name="Replacement">What to write at that place instead, where that is known.</param>
/// <param name="OwnKind">The kind, where it is not its descriptor's: that of a mistake inside a network, or what the very values decide.</param>
internal sealed record Problem(
    string Id, Spot Spot, EquatableArray<string> Arguments, string? Replacement = null, DiagnosticKind? OwnKind = null)
{
    /// <summary>The property of a diagnostic that holds its <see cref="DiagnosticKind"/>.</summary>
    public const string KindProperty = "Kind";

    public static Problem At(Spot spot, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(descriptor.Id, spot, arguments.ToEquatable());

    public bool IsError => Descriptors.ById(Id).DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>The text that a person reads.</summary>
    public string Message => string.Format(
        CultureInfo.InvariantCulture, Descriptors.ById(Id).MessageFormat.ToString(CultureInfo.InvariantCulture), [.. Arguments]);

    /// <summary>The text with the id before it, as generated code says it where the diagnostic was switched off.</summary>
    public string Told => $"{Id}: {Message}";

    public DiagnosticKind Kind => OwnKind ?? Descriptors.KindOf(Id);

    /// <param name="location">Where it is.</param>
    /// <param name="repairs">Properties from which an editor's repairs are made.</param>
    public Diagnostic ToDiagnostic(Location location, ImmutableDictionary<string, string?>? repairs = null)
    {
        var properties = (repairs ?? ImmutableDictionary<string, string?>.Empty).SetItem(KindProperty, Kind.ToString());
        return Diagnostic.Create(Descriptors.ById(Id), location, properties, [.. Arguments]);
    }
}
