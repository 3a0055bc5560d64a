using System.IO.Compression;
using System.Text;
using DaNetGen.Checkpoints;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>Headers and archives made to trip a reader up.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AHeaderOf2To60BytesIsNoSafeTensors() => Assert.Contains("does not start with a header", Refusal([.. BitConverter.GetBytes(1L << 60), .. "{}"u8]));

    [Theory]
    [InlineData("overlaps", """{"v":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"w":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}""")]
    [InlineData("truncated", """{"w":{"dtype":"U8","shape":[4096],"data_offsets":[0,4096]}}""")]
    [InlineData("impossible", """{"w":{"dtype":"U8","shape":[4],"data_offsets":[9223372036854775803,9223372036854775807]}}""")]
    [InlineData("larger than any file", """{"w":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,8]}}""")]
    [InlineData("malformed", """{"w":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""")]
    [InlineData("twice", """{"w":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""")]
    public void SafeTensorsHeadersAreNotTrusted(string what, string header) =>
        Assert.Contains(what, Refusal([.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[8]]));

    [Theory]
    [InlineData("truncated", new byte[] { 2, 1, (byte)'w', 0, 1, 8, 1, 2, 3, 4, 5, 6, 7, 8 })] // two entries, one there
    [InlineData("truncated", new byte[] { 1, 1, (byte)'w', 0, 1, 9, 1, 2, 3, 4, 5, 6, 7, 8 })] // a byte short
    [InlineData("3 bytes follow", new byte[] { 1, 1, (byte)'w', 0, 1, 1, 1, 2, 3, 4 })]
    [InlineData("two tensors w", new byte[] { 2, 1, (byte)'w', 0, 0, 1, 1, (byte)'w', 0, 0, 1 })]
    [InlineData("element type 9", new byte[] { 2, 1, (byte)'w', 0, 0, 1, 1, (byte)'v', 9, 0, 1 })] // complex
    [InlineData("100 dimensions", new byte[] { 2, 1, (byte)'w', 0, 0, 1, 1, (byte)'v', 0, 100, 1 })]
    [InlineData("larger than any file", new byte[] { 1, 1, (byte)'w', 7, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f })]
    [InlineData("longer than any size", new byte[] { 2, 1, (byte)'w', 0, 0, 1, 1, (byte)'v', 0, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f })]
    public void CountsOfTorchSharpsFormatAreNotTrusted(string what, byte[] content) => Assert.Contains(what, Refusal(content));

    [Fact]
    public void AnAbsurdNumberOfTensorsIsRefused()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt64(300_000);
        for (var index = 0; index < 300_000; index++)
            writer.Write([1, (byte)'w', 0, 1, 0]);

        Assert.Contains("more than 200000 tensors", Refusal(bytes.ToArray()));
    }

    [Theory]
    [InlineData("../data/0")]
    [InlineData("archive/../../data/0")]
    [InlineData("/etc/passwd")]
    [InlineData("archive\\data\\0")]
    [InlineData("C:/data")]
    public void NamesThatLeadOutOfAZipAreRefused(string name)
    {
        Pickles.WriteZip(_folder["file"], Pickles.Of("}."), (name, []));

        Assert.Contains("lies outside the archive", Refusals.Of(_folder["file"]));
    }

    [Fact]
    public void EntriesOfOneNameAreRefused()
    {
        Pickles.WriteZip(_folder["file"], Pickles.Of("}."), ("archive/data/0", new byte[16]));

        Assert.Contains("two entries archive/data/0", Refusals.Of(_folder["file"]));
    }

    [Fact]
    public void ABombOfCompressedEntriesIsNotUnpacked()
    {
        using (var archive = ZipFile.Open(_folder["file"], ZipArchiveMode.Create))
        {
            using (var pickle = archive.CreateEntry("archive/data.pkl", CompressionLevel.NoCompression).Open())
                pickle.Write(Pickles.Of("}."));
            using var bomb = archive.CreateEntry("archive/data/0", CompressionLevel.SmallestSize).Open();
            bomb.Write(new byte[1 << 24]);
        }

        Assert.Contains("archive/data/0 is compressed", Refusals.Of(_folder["file"]));
    }

    [Fact]
    public void AZipOfAnythingElseIsSaid()
    {
        using (var archive = ZipFile.Open(_folder["file"], ZipArchiveMode.Create))
            archive.CreateEntry("letter.txt", CompressionLevel.NoCompression).Open().Dispose();

        Assert.Contains("a zip without data.pkl", Refusals.Of(_folder["file"]));
    }

    [Fact]
    public void PlacesInAZipAreNotTrusted()
    {
        Pickles.WriteZip(_folder["whole"], Pickles.Of("}X\x01\0\0\0w", Pickles.Tensor("(K\x04t", "(K\x01t"), "s."));
        var whole = File.ReadAllBytes(_folder["whole"]);
        using (var file = WeightsFile.Open(_folder["whole"]))
            Assert.Single(file.Entries);
        // The storage's entry is the second: its sizes and its place are the 64-bit fields after its name.
        var entry = whole.AsSpan().LastIndexOf("archive/data/0"u8);
        var (length, stored, local) = (entry + 18, entry + 26, entry + 34);

        Assert.Contains("outside the file", Changed((length, 1L << 40), (stored, 1L << 40)));
        Assert.Contains("outside the file", Changed((length, -1), (stored, -1)));
        Assert.Contains("two sizes", Changed((length, 8)));
        Assert.Contains("outside the file", Changed((local, 1L << 60)));
        Assert.Contains("outside the file", Changed((local, -1)));
        Assert.Contains("has two names", Changed((local, 0)));
        Assert.Contains("too few for its 4 elements", Changed((length, 8), (stored, 8)));

        string Changed(params (int Place, long Value)[] changes)
        {
            var changed = whole.ToArray();
            foreach (var (place, value) in changes)
                BitConverter.GetBytes(value).CopyTo(changed, place);
            return Refusal(changed);
        }
    }

    [Fact]
    public void OverlappingEntriesAreRefused()
    {
        Pickles.WriteZip(_folder["whole"], Pickles.Of("}."), ("archive/data/1", new byte[16]));
        var whole = File.ReadAllBytes(_folder["whole"]);
        // The first storage reaches over the header of the second.
        var entry = whole.AsSpan().LastIndexOf("archive/data/0"u8);
        BitConverter.GetBytes(64L).CopyTo(whole, entry + 18);
        BitConverter.GetBytes(64L).CopyTo(whole, entry + 26);

        Assert.Contains("archive/data/1 overlaps another", Refusal(whole));
    }

    [Theory]
    [InlineData(WeightsFormat.SafeTensors)]
    [InlineData(WeightsFormat.PyTorchZip)]
    [InlineData(WeightsFormat.PyTorchLegacy)]
    [InlineData(WeightsFormat.TorchSharpDat)]
    public void EveryTruncationIsSaid(WeightsFormat format)
    {
        using var scope = NewDisposeScope();
        Samples.Write(_folder["whole"], [.. Samples.Tensors(), ("large", zeros(2000))], format);
        var whole = File.ReadAllBytes(_folder["whole"]);
        var lengths = Enumerable.Range(0, whole.Length / 1024 + 1).Select(step => step * 1024).Concat(Enumerable.Range(0, 64)).Append(whole.Length - 1);

        Assert.All(lengths, length => Assert.Contains(length < 64 ? "is " : "is truncated", Refusal(whole[..length])));
    }

    private string Refusal(byte[] content)
    {
        File.WriteAllBytes(_folder["file"], content);
        return Refusals.Of(_folder["file"]);
    }
}
