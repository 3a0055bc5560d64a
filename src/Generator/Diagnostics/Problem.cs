using DaNetGen.Generator.Common;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Diagnostics;

/// <summary>A mistake in a network's declaration.</summary>
/// <param name="Id">The diagnostic's id; <see cref="Descriptors"/> has its text.</param>
/// <param name="Spot">Where it is.</param>
/// <param name="Arguments">What the message is filled with.</param>
/// <param name="Replacement">What to write at that place instead, where that is known.</param>
internal sealed record Problem(string Id, Spot Spot, EquatableArray<string> Arguments, string? Replacement = null)
{
    public static Problem At(Spot spot, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(descriptor.Id, spot, arguments.ToEquatable());

    public bool IsError => Descriptors.ById(Id).DefaultSeverity == DiagnosticSeverity.Error;
}
