using System.Diagnostics;
using System.Globalization;
using System.Text;
using DaNetGen.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>Files over the 4 GiB that 32 bits reach, made of holes: they are mapped, and only what is asked for is read.</summary>
public sealed class LargeFileTests : IDisposable
{
    private const long Hole = 5L << 30;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void OfALargeSafeTensorsFileOnlyTheTensorThatIsAskedForIsRead()
    {
        var header = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""{"large":{"dtype":"U8","shape":[{{{Hole}}}],"data_offsets":[0,{{{Hole}}}]},"small":{"dtype":"I64","shape":[],"data_offsets":[{{{Hole}}},{{{Hole + 8}}}]}}"""));
        Write(_folder["large"], [.. BitConverter.GetBytes((long)header.Length), .. header], BitConverter.GetBytes(7L));

        AssertReads(_folder["large"], "small", 7);
    }

    [SkippableFact]
    public void APyTorchFileReachesBeyond4GiB()
    {
        using var seven = tensor(7L);
        using var eight = tensor(8L);
        WeightsFile.Write(_folder["whole"], [("small", seven), ("far", eight)], WeightsFormat.PyTorchZip);
        var bytes = File.ReadAllBytes(_folder["whole"]);
        // A hole before the second storage moves its entry, the next one and the directory.
        var second = bytes.AsSpan().IndexOf("archive/data/1"u8) - 30;
        var end = bytes.AsSpan().LastIndexOf("PK\x06\x06"u8);
        foreach (var name in (string[])["archive/data/1", "archive/version"])
            Move(bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(name)) + name.Length + 4 + 16);
        Move(end + 48);
        Move(end + 56 + 8);
        Write(_folder["large"], bytes[..second], bytes[second..]);

        AssertReads(_folder["large"], "small", 7);
        AssertReads(_folder["large"], "far", 8);

        void Move(int place) => BitConverter.GetBytes(BitConverter.ToInt64(bytes, place) + Hole).CopyTo(bytes, place);
    }

    [Fact]
    public void SizesBeyond32BitsStandInThePickle()
    {
        // Never touched, so it takes no memory.
        using var large = empty([3, 1L << 30], int8);

        var (root, _) = PickleReader.Read(StateDictWriter.Write([("large", large)], WeightsContent.NoMetadata), []);

        var tensor = Assert.IsType<PickledTensor>(Assert.Single(Assert.IsType<PickledDictionary>(root).Entries).Value);
        Assert.Equal(3L << 30, tensor.Storage.Elements);
        Assert.Equal([3, 1L << 30], tensor.Shape);
        Assert.Equal([1L << 30, 1], tensor.Strides);
    }

    private static void Write(string path, byte[] before, byte[] after)
    {
        try
        {
            using var stream = File.Create(path);
            stream.Write(before);
            stream.Position += Hole;
            stream.Write(after);
        }
        catch (IOException full)
        {
            Skip.If(true, $"This disk holds no files with holes of 5 GiB: {full.Message}");
        }
    }

    private static void AssertReads(string path, string key, long expected)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        using var file = WeightsFile.Open(path);
        using var value = file.Read(key);

        Assert.Equal(expected, value.item<long>());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1 << 20);
        process.Refresh();
        Assert.InRange(process.WorkingSet64 - before, long.MinValue, 100L << 20);
    }
}
