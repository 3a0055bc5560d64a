using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Layers;

/// <summary>Gradients of the attentions against central differences, in double precision and with weights of the gathered
/// features other than 0, where most gradients would vanish.</summary>
public sealed class AttentionGradientTests
{
    private const double Step = 1e-6, Tolerance = 1e-7;

    [Fact]
    public void PositionAttention() => Check(new PositionAttention(8, reduction: 4));

    [Fact]
    public void ChannelAttention() => Check(new ChannelAttention());

    private static void Check(Layer layer)
    {
        using var scope = NewDisposeScope();
        using var owned = layer;
        manual_seed(7);
        layer.to(float64);
        using (no_grad())
        {
            foreach (var weight in layer.parameters().Where(parameter => parameter.numel() == 1))
                weight.fill_(0.7);
        }
        var input = randn([2, 8, 3, 4], float64);
        input.requires_grad = true;
        var direction = randn([2, 8, 3, 4], float64);
        var loss = (layer.call(input) * direction).sum();
        loss.backward();

        foreach (var (name, variable) in layer.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter)).Append(("input", input)))
            CheckVariable(name, variable, () => Loss(layer, input, direction));
    }

    private static double Loss(Layer layer, Tensor input, Tensor direction)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return (layer.call(input) * direction).sum().item<double>();
    }

    private static void CheckVariable(string name, Tensor variable, Func<double> loss)
    {
        var gradient = variable.grad;
        Assert.NotNull(gradient);
        var exact = gradient.flatten().data<double>().ToArray();
        // In place, by the tensor's own memory: autograd must not see the steps.
        var values = variable.detach().flatten();
        for (var i = 0; i < exact.Length; i++)
        {
            var value = values[i].item<double>();
            values[i].fill_(value + Step);
            var above = loss();
            values[i].fill_(value - Step);
            var below = loss();
            values[i].fill_(value);
            var numeric = (above - below) / (2 * Step);
            Assert.True(Math.Abs(numeric - exact[i]) <= Tolerance * Math.Max(1, Math.Abs(numeric)), $"{name}[{i}]: {exact[i]} where differences give {numeric}");
        }
    }
}
