using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DaNetGen.Generator.Tests.Assemblies;

/// <summary>The kinds of assembly that a compiler is given of a library.</summary>
public enum LibraryKind
{
    /// <summary>The assembly that runs.</summary>
    Full,

    /// <summary>A reference assembly, without private members and bodies, as builds pass on.</summary>
    Reference,

    /// <summary>The compilation itself, as an editor passes it on.</summary>
    Source,
}

internal static class Libraries
{
    /// <summary>What another compilation refers to.</summary>
    public static MetadataReference As(this CSharpCompilation library, LibraryKind kind) => kind switch
    {
        LibraryKind.Source => library.ToMetadataReference(),
        LibraryKind.Reference => Image(library, new EmitOptions(metadataOnly: true, includePrivateMembers: false)),
        _ => Image(library, null),
    };

    private static PortableExecutableReference Image(CSharpCompilation library, EmitOptions? options)
    {
        using var image = new MemoryStream();
        var result = library.Emit(image, options: options);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
