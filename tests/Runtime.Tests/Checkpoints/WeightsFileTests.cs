using DaNetGen.Checkpoints;
using DaNetGen.Runtime.Tests.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

public sealed class WeightsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WeightsFormat.SafeTensors)]
    [InlineData(WeightsFormat.PyTorchZip)]
    [InlineData(WeightsFormat.PyTorchLegacy)]
    [InlineData(WeightsFormat.TorchSharpDat)]
    public void RoundTripsEveryTypeAndShape(WeightsFormat format)
    {
        using var scope = NewDisposeScope();
        var tensors = Samples.Tensors();
        Samples.Write(_folder["file"], tensors, format);

        using var file = WeightsFile.Open(_folder["file"]);

        Assert.Equal(format, file.Format);
        Assert.Equal(tensors.Select(tensor => tensor.Key), file.Entries.Select(entry => entry.Key));
        Assert.All(tensors, tensor => AssertSame(tensor.Value, file, tensor.Key));
        Assert.Empty(file.Metadata);
        Assert.Equal(["file"], _folder.Files);
    }

    [Theory]
    [InlineData("net.pth", WeightsFormat.PyTorchZip)]
    [InlineData("net.PT", WeightsFormat.PyTorchZip)]
    [InlineData("net.dat", WeightsFormat.TorchSharpDat)]
    [InlineData("net.safetensors", WeightsFormat.SafeTensors)]
    [InlineData("net", WeightsFormat.SafeTensors)]
    public void ANetworkIsSavedInTheFormatOfTheExtension(string name, WeightsFormat format)
    {
        using var saved = new SmallNetwork();
        using var loaded = new SmallNetwork();
        Checkpoint.Save(saved, _folder[name]);

        Assert.Empty(Checkpoint.Load(loaded, _folder[name]));

        using var file = WeightsFile.Open(_folder[name]);
        Assert.Equal(format, file.Format);
        using var scope = NewDisposeScope();
        var state = loaded.state_dict();
        Assert.All(saved.state_dict(), entry => Assert.True(entry.Value.equal(state[entry.Key]).all().item<bool>(), entry.Key));
    }

    [Fact]
    public void TorchSharpLoadsWhatIsWrittenAndWritesWhatIsLoaded()
    {
        using var ours = new SmallNetwork();
        using var theirs = new SmallNetwork();
        Checkpoint.Save(ours, _folder["ours.dat"]);
        theirs.load(_folder["ours.dat"]);
        AssertEqual(ours, theirs);

        using var other = new SmallNetwork();
        other.save(_folder["theirs.dat"]);
        Checkpoint.Load(ours, _folder["theirs.dat"]);
        AssertEqual(other, ours);
        Checkpoint.Save(ours, _folder["again.dat"]);
        Assert.Equal(File.ReadAllBytes(_folder["theirs.dat"]), File.ReadAllBytes(_folder["again.dat"]));
    }

    [Fact]
    public void EntriesOfAZipAreStoredAndBeginAtMultiplesOf64()
    {
        using var scope = NewDisposeScope();
        WeightsFile.Write(_folder["file.pth"], Samples.Tensors(), WeightsFormat.PyTorchZip);
        using var archive = System.IO.Compression.ZipFile.OpenRead(_folder["file.pth"]);
        using var mapped = MappedFile.Open(_folder["file.pth"]);

        Assert.All(ZipDirectory.Read(mapped).Values, entry => Assert.Equal(0, entry.Begin % 64));
        Assert.All(archive.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
        Assert.All(archive.Entries, entry =>
        {
            using var content = new MemoryStream();
            entry.Open().CopyTo(content);
            Assert.Equal(System.IO.Hashing.Crc32.HashToUInt32(content.ToArray()), entry.Crc32);
        });
        Assert.Equal("archive/data.pkl", archive.Entries[0].FullName);
    }

    [Theory]
    [InlineData(WeightsFormat.SafeTensors)]
    [InlineData(WeightsFormat.PyTorchZip)]
    public void MetadataStaysWithTheTensors(WeightsFormat format)
    {
        using var value = ones(2);
        var metadata = new Dictionary<string, string> { ["classes"] = "3", ["note"] = "\"quoted\" über" };
        WeightsFile.Write(_folder["file"], [("w", value)], format, metadata);

        using var file = WeightsFile.Open(_folder["file"]);

        Assert.Equal(metadata, file.Metadata);
        Assert.Equal("w", Assert.Single(file.Entries).Key);
    }

    [Fact]
    public void WhatAFormatCannotHoldIsSaidAndLeavesTheOldFile()
    {
        using var value = ones(2);
        using var complex = zeros(2, ScalarType.ComplexFloat32);
        var metadata = new Dictionary<string, string> { ["state_dict"] = "text" };
        foreach (var format in (WeightsFormat[])[WeightsFormat.SafeTensors, WeightsFormat.PyTorchZip, WeightsFormat.TorchSharpDat])
        {
            WeightsFile.Write(_folder["file"], [("value", value)], format);
            var before = File.ReadAllBytes(_folder["file"]);
            Assert.Throws<NotSupportedException>(() => WeightsFile.Write(_folder["file"], [("value", complex)], format));
            Assert.Throws<ArgumentException>(() => WeightsFile.Write(_folder["file"], [("value", value), ("value", value)], format));
            Assert.Equal(before, File.ReadAllBytes(_folder["file"]));
        }
        Assert.Throws<NotSupportedException>(() => WeightsFile.Write(_folder["file"], [("value", value)], WeightsFormat.TorchSharpDat, metadata));
        Assert.Throws<ArgumentException>(() => WeightsFile.Write(_folder["file"], [("value", value)], WeightsFormat.PyTorchZip, metadata));
        Assert.Throws<NotSupportedException>(() => WeightsFile.Write(_folder["file"], [("value", value)], WeightsFormat.PyTorchLegacy));
        Assert.Equal(["file"], _folder.Files);
    }

    [Theory]
    [InlineData(WeightsFormat.SafeTensors)]
    [InlineData(WeightsFormat.PyTorchZip)]
    [InlineData(WeightsFormat.TorchSharpDat)]
    public void AFileThatIsNotReadBackAsItWasWrittenIsNoticed(WeightsFormat format)
    {
        using var value = arange(5, float32);
        using var other = arange(1, 6, float32);
        WeightsFile.Write(_folder["file"], [("a", value), ("b", value)], format);
        void Compare(params (string, Tensor)[] expected) => WrittenCheck.Compare(_folder["file"], "target", expected, format, WeightsContent.NoMetadata);

        Compare(("a", value), ("b", value));
        foreach (var wrong in ((string, Tensor)[][])[[("a", value)], [("b", value), ("a", value)], [("a", value), ("b", other)]])
            Assert.StartsWith("'target' cannot be written (read back, ", Assert.Throws<CheckpointException>(() => Compare(wrong)).Message);
    }

    [Fact]
    public void ThePrefixOfDataParallelIsLeftOutWhereEveryKeyHasIt()
    {
        using var value = ones(2);
        WeightsFile.Write(_folder["all.pth"], [("module.a", value), ("module.b.module.c", value)], WeightsFormat.PyTorchZip);
        WeightsFile.Write(_folder["some.pth"], [("module.a", value), ("b", value)], WeightsFormat.PyTorchZip);
        using var all = WeightsFile.Open(_folder["all.pth"]);
        using var some = WeightsFile.Open(_folder["some.pth"]);

        Assert.Equal(["a", "b.module.c"], all.Entries.Select(entry => entry.Key));
        Assert.Equal(["module.a", "b"], some.Entries.Select(entry => entry.Key));
        all.Read("b.module.c").Dispose();
        Assert.Throws<KeyNotFoundException>(() => all.Read("module.a"));
    }

    [Fact]
    public void TensorsOutliveScopesAndTheFile()
    {
        using var value = ones(2);
        WeightsFile.Write(_folder["file"], [("w", value)], WeightsFormat.SafeTensors);
        Tensor read;
        var file = WeightsFile.Open(_folder["file"]);
        using (NewDisposeScope())
            read = file.Read("w");
        file.Dispose();
        file.Dispose();

        Assert.Equal([1, 1], read.data<float>().ToArray());
        Assert.Throws<ObjectDisposedException>(() => file.Read("w"));
        read.Dispose();
    }

    private static void AssertSame(Tensor expected, WeightsFile file, string key)
    {
        var entry = file.Entries.Single(one => one.Key == key);
        using var read = file.Read(key);
        Assert.Equal(expected.dtype, entry.Type);
        Assert.Equal(expected.shape, entry.Shape);
        Assert.Equal(expected.dtype, read.dtype);
        Assert.Equal(expected.shape, read.shape);
        Assert.True(read.is_contiguous());
        Assert.True(read.equal(expected).all().item<bool>(), key);
    }

    private static void AssertEqual(Network expected, Network actual)
    {
        using var scope = NewDisposeScope();
        var state = actual.state_dict();
        Assert.All(expected.state_dict(), entry => Assert.True(entry.Value.equal(state[entry.Key]).all().item<bool>(), entry.Key));
    }
}
