using DaNetGen.Checkpoints;
using DaNetGen.Models;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Dialects;

/// <summary>What a load tells, and that it leaves the network alone unless all is decided.</summary>
public sealed class LoadReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("danetgen-loads-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("head.out", "head.conv_p3", "head.conv_c3")]
    [InlineData("Head.Fused", "Head.Position", "Head.Channel")]
    [InlineData("Head")]
    [InlineData("head")]
    public void A_head_for_other_classes_is_left_out_by_name(params string[] names)
    {
        using var scope = NewDisposeScope();
        using var network = new DANet<ResNet18>(classes: 3);
        var before = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
        var path = Write(PublicKeys.Mmsegmentation(18, 7, deepStem: false));

        var report = Checkpoint.Load(network, path, new LoadOptions { LeaveOut = names });

        Assert.True(report.Fits);
        Assert.Contains("head.out.1.weight", report.LeftOut);
        Assert.Equal(names.Length == 1, report.LeftOut.Contains("head.pam.alpha"));
        Assert.Contains("decode_head.conv_seg.weight", report.NotRead);
        var state = network.state_dict();
        Assert.Equal(state.Keys, report.Fitted.Concat(report.LeftOut).OrderBy(key => state.Keys.ToList().IndexOf(key)));
        Assert.All(report.LeftOut, key => Assert.True(before[key].equal(state[key]).all().item<bool>(), key));
        Assert.All(report.Fitted.Where(key => key.EndsWith("weight", StringComparison.Ordinal)), key => Assert.False(before[key].equal(state[key]).all().item<bool>(), key));
    }

    [Fact]
    public void What_does_not_fit_is_counted_and_named_with_the_nearest_key_and_nothing_is_touched()
    {
        using var scope = NewDisposeScope();
        using var network = new DANet<ResNet18>(classes: 3);
        var before = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
        var entries = PublicKeys.Mmsegmentation(18, 7, deepStem: false)
            .Select(entry => entry.Key == "decode_head.pam.key_project.bias" ? entry with { Key = "decode_head.pam.key_projekt.bias" } : entry)
            .Where(entry => entry.Key != "backbone.layer2.0.conv1.weight");
        var path = Write(entries);

        var refused = Assert.Throws<CheckpointException>(() => Checkpoint.Load(network, path));

        Assert.StartsWith($"'{path}' does not fit DANet: 2 keys are missing (e.g. model.layer2.0.conv1.weight), 1 key is not in the network "
            + "(e.g. decode_head.pam.key_projekt.bias) and 6 keys differ (e.g. head.out.1.weight is [7, 128, 1, 1] in the file and [3, 128, 1, 1] in the network);", refused.Message);
        Assert.EndsWith(".", refused.Message);
        var report = refused.Report!;
        Assert.Contains(new KeyMisfit("head.pam.conv_c.bias", "decode_head.pam.key_projekt.bias"), report.Missing);
        Assert.Equal([new KeyMisfit("decode_head.pam.key_projekt.bias", "decode_head.pam.key_project.bias")], report.Unexpected);
        Assert.Equal(6, report.OtherShape.Count);
        Assert.Contains("not in the network: decode_head.pam.key_projekt.bias (nearest: decode_head.pam.key_project.bias)", report.ToString());
        Assert.All(network.state_dict(), entry => Assert.True(before[entry.Key].equal(entry.Value).all().item<bool>(), entry.Key));

        var lenient = Checkpoint.Load(network, path, new LoadOptions { Strict = false });
        Assert.Equal(report.Missing, lenient.Missing);
        Assert.Equal(network.state_dict().Count - 2 - 6, lenient.Fitted.Count);
    }

    [Fact]
    public void The_backbone_alone_can_be_asked_for()
    {
        using var scope = NewDisposeScope();
        using var network = new Fcn<ResNet18>(classes: 3);
        var path = Write(PublicKeys.Mmsegmentation(18, 7, deepStem: false));
        var report = Checkpoint.Load(network, path, new LoadOptions { Only = ["Backbone"] });
        Assert.True(report.Fits);
        Assert.All(report.Fitted, key => Assert.StartsWith("model.", key));
        Assert.All(report.LeftOut, key => Assert.DoesNotContain("model.", key));
    }

    [Fact]
    public void A_part_that_does_not_exist_is_refused()
    {
        using var scope = NewDisposeScope();
        using var network = new DANet<ResNet18>(classes: 7);
        var path = Write(PublicKeys.Mmsegmentation(18, 7, deepStem: false));
        var refused = Assert.Throws<ArgumentException>(() => Checkpoint.Load(network, path, new LoadOptions { LeaveOut = ["head.outt"] }));
        Assert.Contains("no stage or key 'head.outt' (did you mean 'head.out'?)", refused.Message);
    }

    [Fact]
    public void A_network_without_auxiliary_heads_leaves_those_of_the_file_out_by_key()
    {
        using var scope = NewDisposeScope();
        using var network = new DANet<ResNet18>(classes: 7, aux: false);
        var path = Write(PublicKeys.Mmsegmentation(18, 7, deepStem: false));
        Assert.Contains("4 keys are not in the network", Assert.Throws<CheckpointException>(() => Checkpoint.Load(network, path)).Message);
        Assert.True(Checkpoint.Load(network, path, new LoadOptions { LeaveOut = ["head.conv_p3", "head.conv_c3"] }).Fits);
    }

    private string Write(IEnumerable<PublicKeys.Entry> entries)
    {
        var path = Path.Combine(_folder.FullName, "theirs.safetensors");
        SafeTensors.Write(path, PublicKeys.Random(entries));
        return path;
    }
}
