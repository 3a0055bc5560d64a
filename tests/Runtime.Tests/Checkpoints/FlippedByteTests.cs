using DaNetGen.Checkpoints;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>10,000 files with one byte changed, three quarters of them outside the values: each loads, or is one sentence, and asks for little memory.</summary>
public sealed class FlippedByteTests(ITestOutputHelper output) : IDisposable
{
    private const int Flips = 10_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFileWithAChangedByteLoadsOrIsOneSentence()
    {
        var random = new Random(20);
        var (refused, outside) = (0, 0);
        var (mostManaged, mostNative) = (0L, 0L);
        foreach (var format in Enum.GetValues<WeightsFormat>())
        {
            var path = _folder[$"{format}"];
            var (bytes, isValue) = Sample(path, format);
            var others = Enumerable.Range(0, bytes.Length).Where(place => !isValue[place]).ToArray();
            for (var turn = 0; turn < Flips / 4; turn++)
            {
                var place = turn % 2 == 0 ? others[random.Next(others.Length)] : random.Next(bytes.Length);
                var changed = (byte)(bytes[place] ^ random.Next(1, 256));
                Write(path, place, changed);
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var (loaded, native) = Load(path);
                mostManaged = Math.Max(mostManaged, GC.GetAllocatedBytesForCurrentThread() - allocated);
                mostNative = Math.Max(mostNative, native);
                Assert.True(loaded || !isValue[place], $"{format}: byte {place} of a value became {changed} and was refused.");
                refused += loaded ? 0 : 1;
                outside += isValue[place] ? 0 : 1;
                Write(path, place, bytes[place]);
            }
            // The constant beside the file's size is a mebibyte for each of the two.
            Assert.InRange(mostManaged, 0, bytes.Length + (1 << 20));
            Assert.InRange(mostNative, 0, bytes.Length + (1 << 20));
        }
        output.WriteLine($"{outside} of {Flips} outside values, {refused} refused; at most {mostManaged} bytes managed and {mostNative} of libtorch.");
        Assert.True(2 * outside > Flips);
        Assert.InRange(refused, Flips / 10, outside);
    }

    /// <summary>A file, and which of its bytes are values of tensors.</summary>
    private (byte[] Bytes, bool[] IsValue) Sample(string path, WeightsFormat format)
    {
        using var scope = NewDisposeScope();
        Samples.Write(path, Samples.Tensors(), format);
        using var file = MappedFile.Open(path);
        var bytes = File.ReadAllBytes(path);
        var isValue = new bool[bytes.Length];
        foreach (var tensor in WeightsParser.Read(file, format).Tensors.Where(tensor => tensor.Bytes > 0))
            Array.Fill(isValue, true, (int)tensor.Begin, (int)tensor.Bytes);
        return (bytes, isValue);
    }

    // In place: some file systems wait for the disk where a file is emptied and written anew.
    private static void Write(string path, int place, byte value)
    {
        using var stream = File.OpenWrite(path);
        stream.Position = place;
        stream.WriteByte(value);
    }

    /// <summary>Whether a file loads, and the bytes that its largest tensor asks libtorch for.</summary>
    private static (bool Loaded, long Native) Load(string path)
    {
        var native = 0L;
        try
        {
            using var file = WeightsFile.Open(path);
            foreach (var entry in file.Entries)
            {
                native = Math.Max(native, Extent.Bytes(entry.Shape, entry.Type));
                file.Read(entry.Key).Dispose();
            }
            return (true, native);
        }
        catch (CheckpointException refused)
        {
            Refusals.AssertSentence(refused, path);
            return (false, native);
        }
    }
}
