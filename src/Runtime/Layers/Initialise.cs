using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>PyTorch's initial weights.</summary>
internal static class Initialise
{
    /// <summary>The default of PyTorch's convolutions and linear layers.</summary>
    public static void KaimingUniform(Tensor weight) => nn.init.kaiming_uniform_(weight, Math.Sqrt(5));

    /// <summary>The default of PyTorch's biases: uniform within the inverse root of what one output reads.</summary>
    public static void UniformByFanIn(Tensor bias, long fanIn)
    {
        var bound = 1 / Math.Sqrt(fanIn);
        nn.init.uniform_(bias, -bound, bound);
    }

    /// <summary>The initial weights of ResNet's convolutions (He et al., 2015): normal, by what one input feeds.</summary>
    public static void KaimingNormalFanOut(nn.Module layer)
    {
        foreach (var module in layer.modules())
        {
            if (module is Conv2d convolution)
                nn.init.kaiming_normal_(convolution.Weight, 0, nn.init.FanInOut.FanOut, nn.init.NonlinearityType.ReLU);
        }
    }
}
