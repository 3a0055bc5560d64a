using DaNetGen.Export;
using DaNetGen.Models;
using DaNetGen.Tests.Compilation;
using Onnx;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Export;

/// <summary>What a file of ONNX says of its network, and which networks it refuses.</summary>
public sealed class OnnxFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.onnx");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_operator_gives_what_it_gives_here(bool folded)
    {
        using var network = Scrambled.Of(new OperatorsNetwork());
        var written = OnnxFile.Write(network, _path, new OnnxOptions { IsFolded = folded }, [1, 3, 40, 36], [1, 2, 9, 7]);
        using var runs = new OnnxRuns(_path);

        Assert.Null(written.FixedBecause);
        Assert.Equal("image [B, 3, H, W], map [B, 2, h, w]", string.Join(", ", written.Inputs));
        Assert.Equal("Group [B, 8, Group_2, Group_3], Scores [B, 4], Chances [B, 16, Chances_2, Chances_3]", string.Join(", ", written.Outputs.Take(3)));
        foreach (var (image, map) in (((long, long), (long, long))[])[((40, 36), (9, 7)), ((31, 50), (12, 20))])
        {
            using var first = rand(2, 3, image.Item1, image.Item2);
            using var second = rand(2, 2, map.Item1, map.Item2);
            runs.AgreesWith(network, 1e-4, ("image", first), ("map", second));
        }
    }

    [Fact]
    public void Sizes_are_open_by_their_declared_names()
    {
        using var network = new DANet<ResNet18>(classes: 5);
        var written = OnnxFile.Write(network, _path, [1, 3, 64, 64]);
        using var runs = new OnnxRuns(_path);

        string[] expected = ["image [B, 3, H, W]", "Fused [B, 5, H, W]", "Position [B, 5, H, W]", "Channel [B, 5, H, W]"];
        Assert.Equal(expected, runs.Signature);
        Assert.Equal(expected, written.Inputs.Concat(written.Outputs).Select(tensor => $"{tensor}"));
        Assert.Null(written.FixedBecause);
    }

    [Theory]
    [InlineData(true, false, "image [2, 3, H, W]", "Fused [2, 5, H, W]")]
    [InlineData(false, true, "image [B, 3, 64, 48]", "Fused [B, 5, 64, 48]")]
    [InlineData(true, true, "image [2, 3, 64, 48]", "Fused [2, 5, 64, 48]")]
    public void Sizes_are_fixed_where_that_is_asked_for(bool batch, bool size, string input, string output)
    {
        using var network = Scrambled.Of(new DANet<SmallBackbone>(classes: 5));
        OnnxFile.Write(network, _path, new OnnxOptions { IsBatchFixed = batch, IsSizeFixed = size, Outputs = ["Fused"] }, [2, 3, 64, 48]);
        using var runs = new OnnxRuns(_path);
        using var image = rand(2, 3, 64, 48);

        Assert.Equal([input, output], runs.Signature);
        Assert.Equal(["Fused"], runs.Run(("image", image)).Keys);
    }

    [Fact]
    public void A_declared_size_is_fixed_and_the_batch_open()
    {
        using var network = Scrambled.Of(new FixedNetwork());
        OnnxFile.Write(network, _path, [1, 3, 8, 8]);
        using var runs = new OnnxRuns(_path);
        using var image = rand(3, 3, 8, 8);

        Assert.Equal(["image [B, 3, 8, 8]", "Scores [B, 2]"], runs.Signature);
        runs.AgreesWith(network, 1e-4, ("image", image));
    }

    [Fact]
    public void Sizes_that_fit_by_chance_are_fixed_and_the_stage_is_named()
    {
        using var network = new MeetingNetwork();
        var written = OnnxFile.Write(network, _path, [1, 3, 8, 8]);

        Assert.Equal("image [B, 3, 8, 8]", $"{written.Inputs[0]}");
        Assert.StartsWith("All sizes but the batch are fixed: at others, Stage 'Met' cannot run at this size", written.FixedBecause);
    }

    /// <summary>Not folded, every floating tensor of the state_dict is in the file, byte by byte.</summary>
    [Fact]
    public void Weights_have_the_keys_of_the_state_dict()
    {
        using var network = Scrambled.Of(new DANet<SmallBackbone>(classes: 4));
        OnnxFile.Write(network, _path, new OnnxOptions { IsFolded = false }, [1, 3, 64, 64]);
        var stored = ModelProto.Parser.ParseFromFile(_path).Graph.Initializer.ToDictionary(tensor => tensor.Name);

        foreach (var (key, value) in network.state_dict().Where(entry => entry.Value.is_floating_point()))
        {
            Assert.Equal(value.shape, stored[key].Dims);
            Assert.True(value.bytes.SequenceEqual(stored[key].RawData.Span), key);
        }
    }

    [Fact]
    public void Nodes_are_named_by_stage()
    {
        using var network = new DANet<SmallBackbone>(classes: 4);
        OnnxFile.Write(network, _path, [1, 3, 64, 64]);
        var names = ModelProto.Parser.ParseFromFile(_path).Graph.Node.Select(node => node.Name).ToList();

        Assert.Contains("Head.Pam/Softmax", names);
        Assert.Contains("Head.ConvP1/Conv", names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Own_code_is_refused_by_its_stage_unless_no_output_needs_it()
    {
        using var network = Scrambled.Of(new OwnCodeNetwork());
        var refusal = Assert.Throws<NotSupportedException>(() => OnnxFile.Write(network, _path, [1, 3, 8, 8]));
        Assert.StartsWith("Stage 'Doubled' is C# code of your own, which ONNX cannot hold", refusal.Message);
        Assert.False(File.Exists(_path));

        OnnxFile.Write(network, _path, new OnnxOptions { Outputs = ["Plain"] }, [1, 3, 8, 8]);
        using var runs = new OnnxRuns(_path);
        using var image = rand(1, 3, 8, 8);
        Assert.Equal(["Plain"], runs.Run(("image", image)).Keys);
    }

    [Fact]
    public void Wrong_sizes_and_outputs_are_refused()
    {
        using var network = new DANet<SmallBackbone>(classes: 4);
        Assert.Contains("4 dimensions, but 3 sizes", Assert.Throws<ArgumentException>(() => OnnxFile.Write(network, _path, [3, 64, 64])).Message);
        Assert.Contains("did you mean 'Fused'", Assert.Throws<ArgumentException>(() => OnnxFile.Write(network, _path, new OnnxOptions { Outputs = ["Fusd"] }, [1, 3, 64, 64])).Message);
        Assert.False(File.Exists(_path));
    }

    public void Dispose() => File.Delete(_path);
}
