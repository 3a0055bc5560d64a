using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DaNetGen.Literal;

/// <summary>
/// DANet as it is written by hand from the PyTorch code: modules, Sequential, torch's functions, registration by reflection. It is what
/// the generated network is compared with, in time and in value; its state_dict has the same keys.
/// </summary>
public sealed class DANet : Module<Tensor, Tensor[]>
{
    private readonly ResNet model;
    private readonly DualAttentionHead head;

    /// <param name="depth">The ResNet's: 18, 34, 50, 101 or 152.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="outputStride">8, 16 or 32.</param>
    /// <param name="aux">Whether each attention has logits of its own.</param>
    public DANet(int depth, int classes, int outputStride = 8, bool aux = true) : base(nameof(DANet))
    {
        model = new ResNet(depth, outputStride);
        head = new DualAttentionHead(model.Channels, classes, aux);
        RegisterComponents();
    }

    /// <summary><c>[B, 3, H, W]</c> to logits <c>[B, classes, H, W]</c>: fused, then those of position and of channel attention.</summary>
    public override Tensor[] forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        long[] size = [x.shape[2], x.shape[3]];
        return
        [
            .. head.call(model.call(x)).Select(logits =>
                functional.interpolate(logits, size, mode: InterpolationMode.Bilinear, align_corners: true).MoveToOuterDisposeScope()),
        ];
    }
}
