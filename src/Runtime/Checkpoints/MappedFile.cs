using System.IO.MemoryMappedFiles;

namespace DaNetGen.Checkpoints;

/// <summary>A file in the address space: its pages come into memory when they are touched, and the system may drop them again.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private byte* _start;

    private MappedFile(FileStream stream)
    {
        Length = stream.Length;
        // Nothing can be mapped of an empty file.
        if (Length == 0)
        {
            stream.Dispose();
            return;
        }
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>Maps a file.</summary>
    /// <exception cref="CheckpointException">It is missing, a folder, or cannot be read.</exception>
    public static MappedFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new CheckpointException($"'{path}' is a folder: name a file in it.");
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            return new MappedFile(stream);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException($"'{path}' does not exist: check the path.", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            stream?.Dispose();
            throw new CheckpointException($"'{path}' cannot be read ({unreadable.Message}): check its permissions and the disk.", unreadable);
        }
    }

    /// <summary>Bytes of the file, valid until it is disposed.</summary>
    /// <exception cref="WeightsFault">The file ends before.</exception>
    public ReadOnlySpan<byte> Bytes(long offset, int length) => new(Pointer(offset, length), length);

    /// <summary>The address of bytes of the file, valid until it is disposed.</summary>
    /// <exception cref="WeightsFault">The file ends before.</exception>
    public byte* Pointer(long offset, long length)
    {
        ObjectDisposedException.ThrowIf(_view is { SafeMemoryMappedViewHandle.IsClosed: true }, this);
        return offset >= 0 && length >= 0 && length <= Length - offset ? _start + offset : throw WeightsFault.Truncated($"it has {Length} bytes");
    }

    public void Dispose()
    {
        if (_view is { SafeMemoryMappedViewHandle.IsClosed: false } view)
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}
