using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Layers;

/// <summary>Gradients of position attention where its map is made a tile at a time, against those that autograd takes of the paper's
/// equations as they stand, in double precision, where no order of sums shows.</summary>
public sealed class TiledGradientTests
{
    private const double Relative = 1e-9, Absolute = 1e-11;

    [Theory]
    [InlineData(1, 33, 32)]
    [InlineData(2, 37, 29)]
    [InlineData(3, 41, 53)]
    public void AreThoseOfThePlainLayer(int batch, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var layer = Layer(ScalarType.Float64);
        var input = Input(batch, height, width);
        var direction = randn_like(input);
        Assert.True(height * width > PositionAttention.WholeMapPixels);

        AssertSame(
            Gradients(layer, input, () => (layer.call(input) * direction).sum()),
            Gradients(layer, input, () => (Plain(layer, input) * direction).sum()));
    }

    [Fact]
    public void AddUpWhereALayerIsUsedTwice()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer(ScalarType.Float64);
        var input = Input(2, 35, 31);
        var direction = randn_like(input);

        AssertSame(
            Gradients(layer, input, () => (layer.call(layer.call(input)) * direction + layer.call(input)).sum()),
            Gradients(layer, input, () => (Plain(layer, Plain(layer, input)) * direction + Plain(layer, input)).sum()));
    }

    /// <summary>Any of the convolutions frozen, which leaves query, key or value without a gradient; and all of them, of which the
    /// input alone has one.</summary>
    [Theory]
    [InlineData("conv_b", false)]
    [InlineData("conv_c", false)]
    [InlineData("conv_d", false)]
    [InlineData("conv_b conv_c", false)]
    [InlineData("conv_c conv_d", false)]
    [InlineData("conv_b conv_d", false)]
    [InlineData("conv_b conv_c conv_d alpha", true)]
    public void AreOfWhatIsNotFrozen(string frozen, bool ofInput)
    {
        using var scope = NewDisposeScope();
        using var layer = Layer(ScalarType.Float64);
        layer.eval();
        var input = Input(1, 39, 33);
        input.requires_grad = ofInput;
        foreach (var (name, parameter) in layer.named_parameters().Where(entry => frozen.Split(' ').Contains(entry.name.Split('.')[0])))
            parameter.requires_grad = false;
        var direction = randn_like(input);

        AssertSame(
            Gradients(layer, input, () => (layer.call(input) * direction).sum()),
            Gradients(layer, input, () => (Plain(layer, input) * direction).sum()));
    }

    [Fact]
    public void AreThereForASecondPass()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer(ScalarType.Float64);
        var input = Input(1, 35, 31);
        var loss = layer.call(input).square().sum();

        loss.backward(retain_graph: true);
        var first = input.grad!.clone();
        loss.backward();

        Assert.True(input.grad!.allclose(first * 2, Relative, Absolute));
    }

    [Fact]
    public void HaveGradientsThemselves()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer(ScalarType.Float64);
        var input = Input(2, 33, 32);
        var direction = randn_like(input);

        AssertSame(
            Gradients(layer, input, () => SquaredGradient(layer.call(input))),
            Gradients(layer, input, () => SquaredGradient(Plain(layer, input))));

        Tensor SquaredGradient(Tensor output) =>
            autograd.grad([(output * direction).sum()], [input], retain_graph: true, create_graph: true)[0].square().sum();
    }

    /// <summary>Central differences of three hundred pixels, which are two tiles.</summary>
    [Fact]
    public void AreThoseOfDifferences()
    {
        const double Step = 1e-6;
        using var scope = NewDisposeScope();
        manual_seed(4);
        var read = new[] { 3, 3, 5 }.Select(channels => randn([2, channels, 300], ScalarType.Float64)).ToArray();
        var direction = randn([2, 5, 300], ScalarType.Float64);
        foreach (var tensor in read)
            tensor.requires_grad = true;
        (AttentionFunction.Gather(read[0], read[1], read[2]) * direction).sum().backward();

        foreach (var tensor in read)
        {
            var values = tensor.detach().flatten();
            var exact = tensor.grad!.flatten();
            for (var index = 0L; index < values.numel(); index += 61)
            {
                var value = values[index].item<double>();
                double Loss(double moved)
                {
                    using var inner = NewDisposeScope();
                    using var noGradients = no_grad();
                    values[index].fill_(moved);
                    return (PositionAttention.GatherWhole(read[0], read[1], read[2]) * direction).sum().item<double>();
                }
                var numeric = (Loss(value + Step) - Loss(value - Step)) / (2 * Step);
                values[index].fill_(value);
                Assert.Equal(numeric, exact[index].item<double>(), 1e-7);
            }
        }
    }

    /// <summary>A bfloat16 has three digits.</summary>
    [Fact]
    public void OfHalfPrecisionAreNearTheExactOnes()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer(ScalarType.Float64);
        var input = Input(2, 37, 41);
        var direction = randn_like(input);
        var exact = Gradients(layer, input, () => (Plain(layer, input) * direction).sum());
        layer.to(ScalarType.BFloat16);
        var narrowInput = input.detach().to(ScalarType.BFloat16).requires_grad_(true);
        var narrow = Gradients(layer, narrowInput, () => (layer.call(narrowInput) * direction.to(ScalarType.BFloat16)).sum());

        Assert.Equal(exact.Keys, narrow.Keys);
        Assert.All(exact, pair =>
        {
            Assert.Equal(ScalarType.BFloat16, narrow[pair.Key].dtype);
            // A bias of the keys moves all energies of a row alike: its exact gradient is 0.
            var scale = exact[pair.Key == "conv_c.bias" ? "conv_b.bias" : pair.Key].norm().item<double>();
            var error = (narrow[pair.Key].to(ScalarType.Float64) - pair.Value).norm().item<double>() / scale;
            Assert.True(error < 0.02, $"{pair.Key}: {error}");
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LeaveNoTensorBehind(bool inScope)
    {
        using var layer = Layer(ScalarType.Float32);
        using var input = randn(1, 8, 36, 33);
        Step();
        var before = LiveTensors.Count();
        for (var i = 0; i < 3; i++)
            Step();
        // Not collected first: what only a finalizer would free counts as left behind.
        Assert.InRange(Tensor.TotalCount, 0, before);

        void Step()
        {
            using var scope = inScope ? NewDisposeScope() : null;
            using (var output = layer.call(input))
            using (var loss = output.sum())
                loss.backward();
            foreach (var parameter in layer.parameters())
            {
                using var gradient = parameter.grad;
                parameter.grad = null;
            }
        }
    }

    [Fact]
    public void AForwardPassAloneLeavesNothingBehind()
    {
        using var layer = Layer(ScalarType.Float32);
        using var input = randn(1, 8, 36, 33);
        layer.call(input).Dispose();
        var before = LiveTensors.Count();
        layer.call(input).Dispose();
        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    /// <summary>What autograd calls must not throw, for no handler would see it: autograd refuses what it gets instead.</summary>
    [Fact]
    public void OfAChangedTensorAreRefused()
    {
        using var scope = NewDisposeScope();
        var read = Enumerable.Range(0, 3).Select(_ => randn(1, 2, 1100).requires_grad_(true)).ToArray();
        var value = read[2] * 2;
        var gathered = AttentionFunction.Gather(read[0], read[1], value);
        using (no_grad())
            value.fill_(0);

        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => gathered.sum().backward());
    }

    private static PositionAttention Layer(ScalarType type)
    {
        manual_seed(3);
        var layer = new PositionAttention(8, reduction: 2);
        layer.to(type);
        using var noGradients = no_grad();
        layer.Alpha.fill_(0.8);
        return layer;
    }

    private static Tensor Input(int batch, int height, int width) => randn([batch, 8, height, width], ScalarType.Float64).requires_grad_(true);

    /// <summary>The paper's equations 1 and 2.</summary>
    private static Tensor Plain(PositionAttention layer, Tensor input)
    {
        var parameters = layer.named_parameters().ToDictionary(entry => entry.name, entry => (Tensor)entry.parameter);
        Tensor Pixels(string name) => nn.functional.conv2d(input, parameters[$"{name}.weight"], parameters[$"{name}.bias"]).flatten(2);
        var map = Pixels("conv_b").transpose(1, 2).matmul(Pixels("conv_c")).softmax(2);
        return parameters["alpha"] * Pixels("conv_d").matmul(map.transpose(1, 2)).view(input.shape) + input;
    }

    private static Dictionary<string, Tensor> Gradients(PositionAttention layer, Tensor input, Func<Tensor> loss)
    {
        var variables = layer.named_parameters().ToDictionary(entry => entry.name, entry => (Tensor)entry.parameter);
        variables.Add("input", input);
        foreach (var variable in variables.Values)
            variable.grad = null;
        loss().backward();
        return variables.Where(entry => entry.Value.grad is not null).ToDictionary(entry => entry.Key, entry => entry.Value.grad!.clone());
    }

    private static void AssertSame(Dictionary<string, Tensor> actual, Dictionary<string, Tensor> expected)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, pair => Assert.True(
            actual[pair.Key].allclose(pair.Value, Relative, Absolute), $"{pair.Key}: {(actual[pair.Key] - pair.Value).abs().max().item<double>()}"));
    }
}
