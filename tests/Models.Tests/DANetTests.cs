using DaNetGen.Models;
using static TorchSharp.torch;

namespace DaNetGen.Tests;

/// <summary>What the reference network does, and what its switches change.</summary>
public class DANetTests
{
    [Fact]
    public void Three_outputs_have_the_size_of_the_image()
    {
        using var network = new DANet<ResNet50>(classes: 19);
        network.eval();
        using var noGradients = no_grad();
        using var image = rand(1, 3, 224, 224);
        using var outputs = network.forward(image);
        Assert.Equal([1, 19, 224, 224], outputs.Fused.shape);
        Assert.Equal([1, 19, 224, 224], outputs.Position!.shape);
        Assert.Equal([1, 19, 224, 224], outputs.Channel!.shape);
        Assert.Equal(["Fused", "Position", "Channel"], outputs.Named.Select(o => o.Name));
    }

    [Fact]
    public void Attentions_start_switched_off()
    {
        using var head = new DualAttentionHead(channels: 64, classes: 3);
        Assert.Equal(0, head.get_parameter("pam.alpha")!.item<float>());
        Assert.Equal(0, head.get_parameter("cam.beta")!.item<float>());
    }

    [Fact]
    public void Without_aux_the_auxiliary_heads_do_not_exist()
    {
        using var network = new DANet<ResNet18>(classes: 4, aux: false);
        Assert.DoesNotContain(network.state_dict().Keys, k => k.Contains("conv_p3") || k.Contains("conv_c3"));
        network.eval();
        using var noGradients = no_grad();
        using var image = rand(1, 3, 33, 65);
        using var outputs = network.forward(image);
        Assert.Null(outputs.Position);
        Assert.Null(outputs.Channel);
        Assert.Equal(["Fused"], outputs.Named.Select(o => o.Name));
    }

    [Fact]
    public void Without_aux_the_auxiliary_head_of_the_fcn_does_not_exist()
    {
        using var network = new Fcn<ResNet18>(classes: 4, aux: false);
        Assert.Equal(["Backbone", "Head"], network.StageNames);
        using var whole = new Fcn<ResNet18>(classes: 4);
        Assert.Equal(["Backbone", "Head", "AuxiliaryHead"], whole.StageNames);
    }

    [Fact]
    public void Multi_grid_dilates_the_last_stage_block_by_block()
    {
        using var plain = new ResNet50(outputStride: 8);
        using var grid = new ResNet50(outputStride: 8, multiGrid: [1, 2, 4]);
        var weights = plain.state_dict();
        grid.load_state_dict(weights);
        plain.eval();
        grid.eval();
        using var noGradients = no_grad();
        using var image = rand(1, 3, 64, 64);
        using var a = plain.forward(image);
        using var b = grid.forward(image);
        Assert.True(allclose(a.Layer3, b.Layer3));
        Assert.False(allclose(a.Layer4, b.Layer4));
    }

    [Fact]
    public void Norm_is_exchangeable()
    {
        using var network = new DANet<ResNet18>(classes: 3, norm: Norm.Group);
        Assert.DoesNotContain(network.state_dict().Keys, k => k.Contains("running_mean"));
        using var image = rand(1, 3, 64, 64);
        using var outputs = network.forward(image);
        Assert.Equal([1, 3, 64, 64], outputs.Fused.shape);
    }

    [Fact]
    public void A_wrong_image_is_refused_by_name()
    {
        using var network = new DANet<ResNet18>(classes: 3);
        using var grey = rand(1, 1, 32, 32);
        var error = Assert.Throws<ArgumentException>(() => network.forward(grey));
        Assert.StartsWith("Input 'image' must be [B, 3, H, W], dimension 1 being 3, but it is [1, 1, 32, 32].", error.Message);
        using var flat = rand(3, 32);
        Assert.Contains("but it is [3, 32]", Assert.Throws<ArgumentException>(() => network.forward(flat)).Message);
        using var head = new DualAttentionHead(channels: 64, classes: 3);
        using var narrow = rand(1, 32, 8, 8);
        Assert.Contains("dimension 1 being 64", Assert.Throws<ArgumentException>(() => head.forward(narrow)).Message);
    }
}
