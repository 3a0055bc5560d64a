using System.Buffers.Binary;

namespace DaNetGen.Native;

/// <summary>
/// Lets TorchSharp's library load where the system's libstdc++ is older than GCC 13.2. The library wants version GLIBCXX_3.4.32
/// for one symbol, an initialiser that newer headers mention and nothing calls; marking that version weak keeps the loader
/// from refusing the library for it.
/// </summary>
internal static class LibraryPatch
{
    /// <summary>The version that older systems lack.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    private const string Symbol = "_ZSt21ios_base_library_initv";
    private const int SymbolLength = 24, RelaLength = 24, RelLength = 16;

    /// <summary>A copy of <paramref name="library"/> with the version marked weak; null where there is nothing to mark, or where
    /// the version is in real use, so that marking it would hide a fault.</summary>
    public static byte[]? Apply(byte[] library)
    {
        try
        {
            if (ElfImage.Read(library) is not { } image || image.Find(ElfImage.DynamicSymbols) is not { } symbols)
                return null;
            var needs = VersionNeed.Of(image).Where(need => need.Name == Version).ToArray();
            if (needs is not [var need] || (need.Flags & VersionNeed.Weak) != 0)
                return null;
            if (SymbolsOf(need, image) is not [var symbol] || NameOf(symbol, symbols, image) != Symbol || IsRelocated(symbol, symbols, image))
                return null;
            var patched = (byte[])library.Clone();
            BinaryPrimitives.WriteUInt16LittleEndian(patched.AsSpan(need.FlagsOffset), (ushort)(need.Flags | VersionNeed.Weak));
            return patched;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Indices of the symbols that want the version.</summary>
    private static List<int> SymbolsOf(VersionNeed need, ElfImage image)
    {
        var found = new List<int>();
        if (image.Find(ElfImage.SymbolVersions) is not { } versions)
            return found;
        for (var i = 0; i < versions.Length / 2; i++)
        {
            const int Hidden = 0x8000;
            if ((image.UInt16(versions.Offset + 2L * i) & ~Hidden) == need.Index)
                found.Add(i);
        }
        return found;
    }

    private static string NameOf(int symbol, ElfSection symbols, ElfImage image) => symbols.Link < image.Sections.Count
        ? image.Text(image.Sections[symbols.Link], image.UInt32(symbols.Offset + (long)symbol * SymbolLength))
        : "";

    private static bool IsRelocated(int symbol, ElfSection symbols, ElfImage image)
    {
        foreach (var section in image.Sections)
        {
            var length = section.Type switch { ElfImage.Rela => RelaLength, ElfImage.Rel => RelLength, _ => 0 };
            if (length == 0 || section.Link != symbols.Index)
                continue;
            for (var i = 0; i < section.Length / length; i++)
            {
                if ((long)(image.UInt64(section.Offset + (long)i * length + 8) >> 32) == symbol)
                    return true;
            }
        }
        return false;
    }
}
