namespace DaNetGen.Checkpoints;

/// <summary>An entry of a zip.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Begin">The place of its first byte in the file.</param>
/// <param name="Length">Its bytes, as they are in the file.</param>
/// <param name="IsPlain">Whether they are neither compressed nor encrypted.</param>
internal sealed record ZipEntry(string Name, long Begin, long Length, bool IsPlain);
