using System.Text;
using DaNetGen.Checkpoints;
using DaNetGen.Runtime.Tests.Networks;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>Files that are no checkpoints: each is one clear sentence, never a crash or a half-loaded network.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryTruncationIsSaid()
    {
        var whole = _folder["whole.safetensors"];
        using var network = new SmallNetwork();
        Checkpoint.Save(network, whole);
        var bytes = File.ReadAllBytes(whole);
        var data = 8 + (int)BitConverter.ToInt64(bytes);
        foreach (var length in (int[])[0, 1, 7, 8, 9, 100, data - 1, data, data + 1, bytes.Length / 2, bytes.Length - 1])
            Assert.Contains("is truncated", Refusal(bytes.AsSpan(0, length).ToArray()));
    }

    [Fact]
    public void TrailingBytesAreSaid()
    {
        var whole = _folder["whole.safetensors"];
        using var network = new SmallNetwork();
        Checkpoint.Save(network, whole);

        Assert.Contains("3 bytes follow its last tensor", Refusal([.. File.ReadAllBytes(whole), 1, 2, 3]));
    }

    [Theory]
    [InlineData("this is a text file, not weights")]
    [InlineData("\u0008\0\0\0\0\0\0\0[1,2,3] ")]
    public void OtherFilesAreNotSafeTensors(string content) =>
        Assert.Contains("is not a valid safetensors file", Refusal(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[NaN],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":["NaN"],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1e300],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1]}}""")]
    [InlineData("""{"w":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":null,"shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":3}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"v":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"__metadata__":{"classes":3},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"__metadata__":{"classes":null},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":""")]
    public void MalformedHeadersAreNotSafeTensors(string header) =>
        Assert.Contains("is not a valid safetensors file", Refusal(FileOf(header, dataBytes: 4)));

    [Fact]
    public void MissingFileIsSaid()
    {
        using var network = new SmallNetwork();

        Assert.Contains("does not exist", Assert.Throws<CheckpointException>(() => Checkpoint.Load(network, _folder["absent"])).Message);
        Assert.Contains("does not exist", Assert.Throws<CheckpointException>(() => Checkpoint.Load(network, _folder["no/folder"])).Message);
    }

    [Fact]
    public void FolderInPlaceOfAFileIsSaid()
    {
        Directory.CreateDirectory(_folder["folder"]);
        using var network = new SmallNetwork();

        Assert.Throws<CheckpointException>(() => Checkpoint.Load(network, _folder["folder"]));
        Assert.Throws<CheckpointException>(() => Checkpoint.Save(network, _folder["folder"]));
        Assert.Empty(_folder.Files);
    }

    private string Refusal(byte[] content)
    {
        var path = _folder["damaged.safetensors"];
        File.WriteAllBytes(path, content);
        using var network = new SmallNetwork();
        var before = LiveTensors.Count();
        var refused = Assert.Throws<CheckpointException>(() => Checkpoint.Load(network, path));
        Assert.Throws<CheckpointException>(() => SafeTensors.Read(path));
        Assert.Equal(before, Tensor.TotalCount);
        Assert.StartsWith($"'{path}'", refused.Message);
        return refused.Message;
    }

    private static byte[] FileOf(string header, int dataBytes) =>
        [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]];
}
