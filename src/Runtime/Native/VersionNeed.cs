namespace DaNetGen.Native;

/// <summary>A symbol version that a library wants of another (a <c>vernaux</c> entry of <c>.gnu.version_r</c>).</summary>
/// <param name="Name">The version, such as <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="Index">The number by which symbols refer to it.</param>
/// <param name="Flags">Its flags.</param>
/// <param name="FlagsOffset">Where the flags, two bytes, stand in the file.</param>
internal readonly record struct VersionNeed(string Name, int Index, ushort Flags, int FlagsOffset)
{
    /// <summary>The loader does not refuse a library for lack of this version.</summary>
    public const ushort Weak = 2;

    /// <summary>Every version that <paramref name="image"/> wants.</summary>
    public static IEnumerable<VersionNeed> Of(ElfImage image)
    {
        if (image.Find(ElfImage.VersionNeeds) is not { } needs || needs.Link >= image.Sections.Count)
            yield break;
        var strings = image.Sections[needs.Link];
        for (long file = needs.Offset; ;)
        {
            var entry = file + image.UInt32(file + 8);
            for (var left = image.UInt16(file + 2); left > 0; left--)
            {
                yield return new VersionNeed(image.Text(strings, image.UInt32(entry + 8)), image.UInt16(entry + 6), image.UInt16(entry + 4), (int)entry + 4);
                entry += image.UInt32(entry + 12);
            }
            var next = image.UInt32(file + 12);
            if (next == 0)
                yield break;
            file += next;
        }
    }
}
