using System.Runtime.InteropServices;

namespace DaNetGen.Native;

/// <summary>Folders for the patched library. A file is named by its content's hash and appears whole or not at all, so that
/// processes starting together, and versions side by side, do not disturb each other.</summary>
internal static class NativeCache
{
    private const string FileName = "libLibTorchSharp.so";

    /// <summary>The user's own cache: <c>$XDG_CACHE_HOME</c>, else <c>~/.cache</c>; null without a home.</summary>
    public static string? UserFolder
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (!Path.IsPathRooted(cache))
            {
                var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
                cache = home.Length > 0 ? Path.Combine(home, ".cache") : null;
            }
            return cache is null ? null : Path.Combine(cache, "danetgen", "native");
        }
    }

    /// <summary>Makes sure that <paramref name="folder"/> holds the content.</summary>
    /// <returns>The file's path, or null where the folder cannot be written.</returns>
    public static string? Store(byte[] content, string folder)
    {
        try
        {
            var versioned = Path.Combine(folder, $"{Hash(content):x16}");
            var path = Path.Combine(versioned, FileName);
            if (!Holds(path, content))
            {
                Directory.CreateDirectory(versioned);
                var beside = Path.Combine(versioned, Path.GetRandomFileName());
                File.WriteAllBytes(beside, content);
                File.Move(beside, path, overwrite: true);
            }
            return path;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Stores the content in a new folder that only this user can read, for this process alone.</summary>
    /// <returns>The file's path, or null where the folder for temporary files cannot be written.</returns>
    public static string? StoreForThisProcess(byte[] content)
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory("danetgen-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
            return Store(content, folder);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // FNV-1a over words: it only tells versions apart, since contents are compared, and unlike SHA it needs no OpenSSL.
    private static ulong Hash(ReadOnlySpan<byte> content)
    {
        var hash = 0xcbf29ce484222325 ^ (ulong)content.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(content))
            hash = (hash ^ word) * 0x100000001b3;
        foreach (var rest in content[(content.Length & ~7)..])
            hash = (hash ^ rest) * 0x100000001b3;
        return hash;
    }

    // Compared whole: a file that was tampered with or cut short is written anew.
    private static bool Holds(string path, byte[] content) =>
        File.Exists(path) && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception undeletable) when (undeletable is IOException or UnauthorizedAccessException)
        {
            // It lies in the folder for temporary files, which the system clears.
        }
    }
}
