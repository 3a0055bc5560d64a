using DaNetGen.Layers;
using DaNetGen.Tests.Parity;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Layers;

/// <summary>The attention layers against PyTorch's numbers. Heads and whole networks are declared elsewhere and tested there.</summary>
public sealed class AttentionParityTests
{
    public static IEnumerable<object[]> Attentions => ParityFolders.Where(model => model.Layer is "PositionAttention" or "ChannelAttention");

    [SkippableTheory]
    [MemberData(nameof(Attentions))]
    public void ComputesWhatPyTorchComputes(string manifest)
    {
        var parity = ParityCase.Load(manifest);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using Layer layer = parity.Model.Layer == "PositionAttention"
            ? new PositionAttention(parity.Model.Channels!.Value, parity.Model.Reduction ?? 8)
            : new ChannelAttention();
        layer.eval();
        ParityWeights.Fill(layer, parity);
        Assert.Equal(parity.Keys.Select(key => key.Key), layer.state_dict().Keys);

        parity.AssertOutput("out", layer.call(parity.MakeInput()), tolerance: 1e-5);
    }
}
