using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using TorchSharp;
using TorchSharp.Utils;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Channel attention (DANet, Fu et al. 2019, equations 3 and 4): every channel gathers from every other,
/// <c>E = beta * X A + A</c>; beta starts at 0. <c>[B, C, H, W] -> [B, C, H, W]</c>. Key <c>beta</c>.</summary>
public sealed class ChannelAttention : Layer
{
    [ComponentName(Name = "beta")] private Parameter _beta;

    /// <summary>Makes the attention.</summary>
    public ChannelAttention() : base(nameof(ChannelAttention)) => _beta = Own("beta", zeros(1));

    /// <summary>The weight of the gathered features, <c>[1]</c>.</summary>
    public Parameter Beta => _beta;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var (batch, channels, height, width) = (input.size(0), input.size(1), input.size(2), input.size(3));
        using var features = input.reshape(batch, channels, height * width);
        using var attention = Attention(features);
        using var gathered = attention.bmm(features);
        attention.Dispose();
        using var image = gathered.view(batch, channels, height, width);
        return input.addcmul(_beta, image, Scalars.One);
    }

    /// <summary><c>softmax(rowmax(A A^T) - A A^T)</c>. Sums over every pixel pass the range of half precision (65504) from
    /// 97x97 on, so energies are computed in single precision at least.</summary>
    private static Tensor Attention(Tensor features)
    {
        var narrow = features.dtype is ScalarType.Float16 or ScalarType.BFloat16;
        using var wide = narrow ? features.to(ScalarType.Float32) : features.alias();
        using var transposed = wide.transpose(1, 2);
        using var energy = wide.bmm(transposed);
        // The softmax does not see the row's maximum, so no gradient need pass through it.
        using var constant = energy.detach();
        using var maximum = constant.amax([-1L], keepdim: true);
        using var distance = maximum.sub(energy);
        constant.Dispose();
        energy.Dispose();
        var attention = distance.softmax(-1);
        if (!narrow)
            return attention;
        using (attention)
            return attention.to(features.dtype);
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input)
    {
        var attention = graph.Add(new Softmax(), graph.Add(new RowMaxMinus(), graph.Add(new ChannelEnergies(), input)));
        return graph.Add(new Add(), graph.Add(new Scale(new Stored(() => _beta)), graph.Add(new MixChannels(), attention, input)), input);
    }
}
