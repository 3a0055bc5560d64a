using DaNetGen.Native;
using DaNetGen.Runtime.Tests.Checkpoints;

namespace DaNetGen.Runtime.Tests.Native;

public sealed class NativeCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void StoresOnceByContent()
    {
        var first = NativeCache.Store([1, 2, 3], _folder["cache"]);
        var second = NativeCache.Store([1, 2, 3], _folder["cache"]);
        var other = NativeCache.Store([1, 2, 4], _folder["cache"]);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(first!));
        Assert.Equal([first!], Directory.GetFiles(Path.GetDirectoryName(first)!));
    }

    [Fact]
    public void WritesADamagedFileAnew()
    {
        var path = NativeCache.Store([1, 2, 3], _folder["cache"])!;
        File.WriteAllBytes(path, [1, 2]);

        Assert.Equal(path, NativeCache.Store([1, 2, 3], _folder["cache"]));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    [Fact]
    public void FolderThatCannotBeWrittenGivesNull()
    {
        File.WriteAllText(_folder["file"], "in the way");

        Assert.Null(NativeCache.Store([1], _folder["file"]));
    }

    [Fact]
    public void FolderOfThisProcessIsItsUsersAlone()
    {
        var path = NativeCache.StoreForThisProcess([1, 2, 3])!;

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Path.GetDirectoryName(path)!)!));
    }

    [Fact]
    public void LoadingAgainDoesNothing()
    {
        NativeBackend.Load();
        NativeBackend.Load();

        Assert.Equal(1, TorchSharp.torch.ones(1).item<float>());
    }
}
