using System.Text;
using DaNetGen.Native;
using TorchSharp;

namespace DaNetGen.Runtime.Tests.Native;

/// <summary>The patch on copies of TorchSharp's real library; skipped on systems that ship another format.</summary>
public sealed class LibraryPatchTests
{
    private const string Symbol = "_ZSt21ios_base_library_initv";

    [SkippableFact]
    public void ChangesTheFlagOfOneVersionAlone()
    {
        var library = Library();
        var original = (byte[])library.Clone();

        var patched = LibraryPatch.Apply(library);

        Assert.NotNull(patched);
        Assert.Equal(original, library);
        var changed = Enumerable.Range(0, library.Length).Where(i => library[i] != patched[i]).ToArray();
        var need = VersionNeed.Of(ElfImage.Read(library)!).Single(version => version.Name == LibraryPatch.Version);
        Assert.Equal([need.FlagsOffset], changed);
        Assert.Equal((0, VersionNeed.Weak), (library[changed[0]], patched[changed[0]]));
        var flags = VersionNeed.Of(ElfImage.Read(patched)!).Where(version => version.Flags != 0).Select(version => (version.Name, version.Flags));
        Assert.Equal([(LibraryPatch.Version, VersionNeed.Weak)], flags);
    }

    [SkippableFact]
    public void PatchedLibraryIsLeftAlone() => Assert.Null(LibraryPatch.Apply(LibraryPatch.Apply(Library())!));

    [SkippableFact]
    public void LibraryWithoutTheVersionIsLeftAlone() =>
        Assert.Null(LibraryPatch.Apply(WithText(Library(), $"\0{LibraryPatch.Version}\0", "\0GLIBCXX_3.4.39\0")));

    [SkippableFact]
    public void LibraryWithAnotherSymbolOfTheVersionIsLeftAlone() =>
        Assert.Null(LibraryPatch.Apply(WithText(Library(), $"\0{Symbol}\0", $"\0{Symbol[..^1]}w\0")));

    [SkippableFact]
    public void LibraryThatUsesTheSymbolIsLeftAlone()
    {
        var library = Library();
        var image = ElfImage.Read(library)!;
        var symbols = image.Find(ElfImage.DynamicSymbols)!.Value;
        var symbol = Enumerable.Range(0, symbols.Length / 24)
            .Single(i => image.Text(image.Sections[symbols.Link], image.UInt32(symbols.Offset + i * 24L)) == Symbol);
        var relocations = image.Sections.First(section => section.Type == ElfImage.Rela && section.Link == symbols.Index);

        BitConverter.GetBytes(symbol).CopyTo(library, relocations.Offset + relocations.Length - 24 + 12);

        Assert.Null(LibraryPatch.Apply(library));
    }

    [SkippableFact]
    public void LibraryWithASecondSymbolOfTheVersionIsLeftAlone()
    {
        var library = Library();
        var image = ElfImage.Read(library)!;
        var need = VersionNeed.Of(image).Single(version => version.Name == LibraryPatch.Version);
        var versions = image.Find(ElfImage.SymbolVersions)!.Value;

        BitConverter.GetBytes((ushort)need.Index).CopyTo(library, versions.Offset + versions.Length - 2);

        Assert.Null(LibraryPatch.Apply(library));
    }

    [SkippableFact]
    public void ShortLibrariesAreLeftAlone()
    {
        var library = Library();
        foreach (var length in (int[])[0, 3, 16, 63, 64, 65, 4096, library.Length / 2, library.Length - 1])
            Assert.Null(LibraryPatch.Apply(library[..length]));
    }

    [Fact]
    public void OtherFilesAreLeftAlone()
    {
        Assert.Null(LibraryPatch.Apply(File.ReadAllBytes(typeof(torch).Assembly.Location)));
        Assert.Null(LibraryPatch.Apply(Encoding.ASCII.GetBytes(new string('x', 500))));
    }

    private static byte[] Library()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The library is an ELF file on Linux alone.");
        var found = Directory.GetFiles(AppContext.BaseDirectory, "libLibTorchSharp.so", SearchOption.AllDirectories).FirstOrDefault();
        Skip.If(found is null, "TorchSharp's library is not beside the tests.");
        return File.ReadAllBytes(found);
    }

    private static byte[] WithText(byte[] library, string text, string replacement)
    {
        var at = library.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text));
        Assert.True(at > 0);
        Encoding.ASCII.GetBytes(replacement).CopyTo(library, at);
        return library;
    }
}
