namespace DaNetGen.Checkpoints;

/// <summary>A stored entry of a zip.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Begin">The place of its first byte in the file.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record ZipEntry(string Name, long Begin, long Length);
