using DaNetGen.Models;
using static TorchSharp.torch;

namespace DaNetGen.Tests;

/// <summary>The generated networks against the same network written by hand, as TorchSharp is written.</summary>
public class LiteralTests
{
    public static TheoryData<int, int> Cases => new() { { 18, 8 }, { 18, 32 }, { 50, 8 }, { 50, 16 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_equal_those_of_the_network_written_by_hand(int depth, int outputStride)
    {
        manual_seed(depth);
        using Network generated = depth == 18 ? new DANet<ResNet18>(classes: 5, outputStride) : new DANet<ResNet50>(classes: 5, outputStride);
        using var literal = new Literal.DANet(depth, classes: 5, outputStride);
        Dictionary<string, Tensor> weights = generated.state_dict();
        Unsettle(weights);
        Assert.Equal(weights.Keys.Order(), literal.state_dict().Keys.Order());
        literal.load_state_dict(weights);
        generated.eval();
        literal.eval();

        using var noGradients = no_grad();
        using Tensor image = randn(2, 3, 65, 97);
        using NetworkOutputs outputs = generated.Run(image);
        Tensor[] expected = literal.call(image);
        Assert.Equal(3, expected.Length);
        foreach (var ((name, actual), by) in outputs.Named.Zip(expected))
        {
            using (by)
            {
                Assert.Equal(by.shape, actual.shape);
                double scale = Math.Max(1, by.abs().max().item<float>());
                Assert.True((actual - by).abs().max().item<float>() <= 1e-4 * scale, name);
                Assert.True(by.std().item<float>() > 1e-3, $"{name} is nearly constant: the comparison would tell nothing.");
            }
        }
    }

    [Theory]
    [InlineData(34)]
    [InlineData(101)]
    [InlineData(152)]
    public void Keys_and_shapes_are_those_of_the_network_written_by_hand(int depth)
    {
        using Network generated = depth switch
        {
            34 => new DANet<ResNet34>(classes: 3, aux: false),
            101 => new DANet<ResNet101>(classes: 3, aux: false),
            _ => new DANet<ResNet152>(classes: 3, aux: false),
        };
        using var literal = new Literal.DANet(depth, classes: 3, aux: false);
        static IEnumerable<string> Entries(Dictionary<string, Tensor> weights) => weights.Select(w => $"{w.Key} {string.Join('x', w.Value.shape)}").Order();
        Assert.Equal(Entries(literal.state_dict()), Entries(generated.state_dict()));
    }

    /// <summary>Fresh statistics and attention weights would hide a value that goes by another: they are moved away from 0 and 1.</summary>
    private static void Unsettle(Dictionary<string, Tensor> weights)
    {
        using var noGradients = no_grad();
        foreach (var (key, value) in weights)
        {
            if (key.EndsWith("alpha", StringComparison.Ordinal) || key.EndsWith("beta", StringComparison.Ordinal))
                value.fill_(0.3);
            else if (key.EndsWith("running_mean", StringComparison.Ordinal))
                value.normal_(0, 0.1);
            else if (key.EndsWith("running_var", StringComparison.Ordinal))
                value.uniform_(1, 2);
        }
    }
}
