using DaNetGen.Checkpoints;
using DaNetGen.Models;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Dialects;

/// <summary>Other people's weights come in and go back, bit for bit.</summary>
public sealed class DialectTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("danetgen-dialects-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_authors_weights_come_in_and_go_back(bool deepStem)
    {
        using var network = new DANet<ResNet50>(classes: 19, stemChannels: deepStem ? 128 : 64, deepStem: deepStem);
        GoesBack(network, PublicKeys.Authors(19, deepStem), Dialect.Authors);
    }

    [Fact]
    public void Mmsegmentations_weights_come_in_and_go_back()
    {
        using var network = new DANet<ResNet50>(classes: 19, deepStem: true);
        GoesBack(network, PublicKeys.Mmsegmentation(50, 19, deepStem: true), Dialect.Mmsegmentation);
    }

    [Fact]
    public void Mmsegmentations_weights_with_a_plain_stem_come_in_and_go_back()
    {
        using var network = new DANet<ResNet18>(classes: 7);
        GoesBack(network, PublicKeys.Mmsegmentation(18, 7, deepStem: false), Dialect.Mmsegmentation);
    }

    [Fact]
    public void Mmsegmentations_auxiliary_head_is_not_read_and_said_so()
    {
        using var scope = NewDisposeScope();
        using var network = new DANet<ResNet50>(classes: 19, deepStem: true);
        var path = Write([.. PublicKeys.Mmsegmentation(50, 19, deepStem: true), .. PublicKeys.MmsegmentationAuxiliary(19)]);
        var report = Checkpoint.Load(network, path, new LoadOptions());
        Assert.Equal(PublicKeys.MmsegmentationAuxiliary(19).Select(entry => entry.Key).Order(), report.NotRead.Order());
        Assert.Equal(network.state_dict().Keys, report.Fitted);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(34)]
    public void A_ResNet_of_torchvision_is_a_backbone(int depth)
    {
        using var scope = NewDisposeScope();
        using Network network = depth == 18 ? new DANet<ResNet18>(classes: 4) : new DANet<ResNet34>(classes: 4);
        using Network backbone = depth == 18 ? new ResNet18() : new ResNet34();
        var before = Copy(network, key => key.StartsWith("head.", StringComparison.Ordinal));
        var entries = PublicKeys.Torchvision(depth).ToArray();
        var path = Write(entries);

        var report = Checkpoint.Load(network, path, new LoadOptions());
        Assert.Equal(Dialect.Torchvision, report.Dialect);
        Assert.True(report.Fits);
        Assert.Equal(["fc.bias", "fc.weight"], report.NotRead.Order());
        Assert.Equal(before.Keys, report.LeftOut);
        var state = network.state_dict();
        Assert.All(before, entry => Assert.True(Bytes(entry.Value).SequenceEqual(Bytes(state[entry.Key])), entry.Key));

        Assert.Equal(backbone.state_dict().Keys, Checkpoint.Load(backbone, path, new LoadOptions()).Fitted);
        var expected = entries.Where(entry => !entry.Key.StartsWith("fc.", StringComparison.Ordinal)).Select(entry => entry.Key).ToArray();
        foreach (var saved in (Network[])[network, backbone])
        {
            Checkpoint.Save(saved, Path("back.safetensors"), Dialect.Torchvision);
            AssertSame(path, Path("back.safetensors"), expected);
        }
    }

    [Fact]
    public void A_backbone_takes_its_part_of_a_whole_network()
    {
        using var scope = NewDisposeScope();
        using var whole = new DANet<ResNet18>(classes: 3);
        using var backbone = new ResNet18();
        foreach (var dialect in (Dialect[])[Dialect.Reference, Dialect.Authors, Dialect.Mmsegmentation, Dialect.Torchvision])
        {
            Checkpoint.Save(whole, Path("whole.safetensors"), dialect);
            var report = Checkpoint.Load(backbone, Path("whole.safetensors"), new LoadOptions());
            Assert.Equal(dialect, report.Dialect);
            Assert.Equal(backbone.state_dict().Keys, report.Fitted);
        }
    }

    [Fact]
    public void Weights_of_early_PyTorch_lack_counts_of_batches()
    {
        using var network = new DANet<ResNet18>(classes: 7);
        using var scope = NewDisposeScope();
        var path = Write([.. PublicKeys.Mmsegmentation(18, 7, deepStem: false).Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal))]);
        Assert.True(Checkpoint.Load(network, path, new LoadOptions()).Fits);
    }

    [Fact]
    public void A_dialect_without_keys_for_a_head_says_so()
    {
        using var network = new Fcn<ResNet18>(classes: 3);
        var refused = Assert.Throws<CheckpointException>(() => Checkpoint.Save(network, Path("fcn.safetensors"), Dialect.Authors));
        Assert.Contains("'authors' has no keys for", refused.Message);
        Assert.Contains("head.conv.0.weight", refused.Message);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void Dialects_are_found_by_name()
    {
        Assert.All(Dialect.All, dialect => Assert.Same(dialect, Dialect.Named(dialect.Name.ToUpperInvariant())));
        Assert.Contains("did you mean 'authors'?", Assert.Throws<ArgumentException>(() => Dialect.Named("author")).Message);
    }

    /// <summary>Loads a fixture, saves it in the same dialect, and compares every byte.</summary>
    private void GoesBack(Network network, IEnumerable<PublicKeys.Entry> entries, Dialect dialect)
    {
        using var scope = NewDisposeScope();
        var path = Write([.. entries]);
        var report = Checkpoint.Load(network, path, new LoadOptions());
        Assert.Equal(dialect, report.Dialect);
        Assert.Equal(network.state_dict().Keys, report.Fitted);
        Assert.Empty(report.NotRead);
        Checkpoint.Save(network, Path("back.safetensors"), dialect);
        AssertSame(path, Path("back.safetensors"), [.. entries.Select(entry => entry.Key)]);
    }

    private string Write(PublicKeys.Entry[] entries)
    {
        SafeTensors.Write(Path("theirs.safetensors"), PublicKeys.Random(entries));
        return Path("theirs.safetensors");
    }

    private static void AssertSame(string theirs, string ours, string[] keys)
    {
        using var expected = WeightsFile.Open(theirs);
        using var actual = WeightsFile.Open(ours);
        Assert.Equal(keys.Order(StringComparer.Ordinal), actual.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        foreach (var key in keys)
        {
            using Tensor a = expected.Read(key), b = actual.Read(key);
            Assert.Equal(a.shape, b.shape);
            Assert.True(Bytes(a).SequenceEqual(Bytes(b)), key);
        }
    }

    private static ReadOnlySpan<byte> Bytes(Tensor tensor) => tensor.bytes;

    private static Dictionary<string, Tensor> Copy(Network network, Func<string, bool> which) =>
        network.state_dict().Where(entry => which(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);
}
