using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using DaNetGen.Native;
using TorchSharp;

namespace DaNetGen;

/// <summary>
/// Lets TorchSharp load on Linux systems whose libstdc++ is older than GCC 13.2 (Debian 12, Ubuntu 22.04, RHEL 9), which
/// refuse its native library for one version that nothing in it uses. A copy with that version marked weak is kept in the
/// user's cache; the application's files stay as they are, and on other systems nothing is done.
/// </summary>
public static class NativeBackend
{
    private const string LibraryName = "LibTorchSharp";

    private static readonly Lock Gate = new();
    private static bool _done;

    /// <summary>Prepares the copy where the system needs it; TorchSharp loads it at its first use. Cheap, and at once from the
    /// second call on. Generated code calls it when the assembly is loaded; call it yourself only before using TorchSharp
    /// in an assembly without networks.</summary>
    /// <exception cref="DllNotFoundException">The system needs the copy, and it can be written nowhere.</exception>
    public static void Load()
    {
        lock (Gate)
        {
            if (_done)
                return;
            if (OperatingSystem.IsLinux())
                Prepare();
            _done = true;
        }
    }

    private static void Prepare()
    {
        if (FindLibrary() is not { } library || StandardLibrary.Has(LibraryPatch.Version) || LibraryPatch.Apply(File.ReadAllBytes(library)) is not { } patched)
            return;
        var cache = NativeCache.UserFolder;
        var path = (cache is null ? null : NativeCache.Store(patched, cache)) ?? NativeCache.StoreForThisProcess(patched)
            ?? throw new DllNotFoundException($"TorchSharp's native library needs {LibraryPatch.Version}, which this system's libstdc++ lacks, and a copy that does without can be written neither to '{cache}' nor to '{Path.GetTempPath()}'; make one of them writable, or install the libstdc++ of GCC 13.2 or newer.");
        // Asked only after the runtime's own search has failed, so a library that loads as it is goes first.
        var context = AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly) ?? AssemblyLoadContext.Default;
        context.ResolvingUnmanagedDll += (assembly, name) => name == LibraryName && assembly == typeof(torch).Assembly ? Resolve(path, patched) : 0;
    }

    private static nint Resolve(string path, byte[] patched)
    {
        // The copy lies apart from the libraries it needs: with those in memory, the loader looks for no files. By name, since
        // a second copy of torch_cpu from another path would not live beside the first.
        foreach (var needed in (string[])["torch_cpu", "torch"])
            NativeLibrary.TryLoad(needed, typeof(torch).Assembly, null, out _);
        if (NativeLibrary.TryLoad(path, out var handle))
            return handle;
        // A home mounted without the right to execute.
        return NativeCache.StoreForThisProcess(patched) is { } other ? NativeLibrary.Load(other) : 0;
    }

    /// <summary>TorchSharp's library where the runtime would look for it first.</summary>
    private static string? FindLibrary()
    {
        var besideTorchSharp = Path.GetDirectoryName(typeof(torch).Assembly.Location) ?? "";
        var folders = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat([besideTorchSharp, AppContext.BaseDirectory])
            .SelectMany(folder => (string[])[folder, Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")]);
        return folders.Select(folder => Path.Combine(folder, $"lib{LibraryName}.so")).FirstOrDefault(File.Exists);
    }
}
