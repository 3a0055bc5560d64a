using DaNetGen.Models;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Compilation;

/// <summary>
/// Programs in float16, which are for GPUs, by the public operators that libtorch has on processors too. float16 has three bits of mantissa more than
/// bfloat16: each rounding is an eighth as large, and so are the errors of whole networks, which add up as many, but for chance.
/// </summary>
public class Float16Tests(ITestOutputHelper output)
{
    /// <summary>An eighth of what programs in bfloat16 are allowed.</summary>
    private const double Close = 0.03 / 8;

    private const double FinerAtLeast = 4, FinerAtMost = 64;

    [Theory]
    [InlineData("DANet<ResNet18>", new long[] { 1, 3, 64, 96 })]
    [InlineData("DANet<ResNet18> group", new long[] { 1, 3, 64, 64 })]
    [InlineData("DANet<SmallBackbone>", new long[] { 2, 3, 120, 88 })]
    public void Outputs_are_eight_times_as_exact_as_in_bfloat16_and_in_single_precision(string model, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var network = Scrambled.Of(CompiledModelsTests.Make(model));
        var image = rand(shape);
        using var precise = network.Run(image);
        var half = PortablePrograms.Run(network, ScalarType.Float16, image);
        var brain = PortablePrograms.Run(network, ScalarType.BFloat16, image);

        foreach (var (name, expected) in precise.Named)
        {
            var (fine, coarse) = (Error(half[name], expected), Error(brain[name], expected));
            output.WriteLine($"{name}: off by {fine:p3} in float16, {coarse:p3} in bfloat16");

            Assert.Equal(ScalarType.Float32, half[name].dtype);
            Assert.Equal(expected.shape, half[name].shape);
            Assert.InRange(fine, 0, Close);
            Assert.InRange(coarse / fine, FinerAtLeast, FinerAtMost);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Is_refused_on_a_processor_whether_or_not_a_size_is_compiled(bool hasSize)
    {
        using var network = new DANet<SmallBackbone>(classes: 2);

        var refusal = Assert.Throws<NotSupportedException>(() => network.Compile(new CompileOptions { Precision = Precision.Fp16 }, hasSize ? [[1, 3, 32, 32]] : []));

        Assert.StartsWith("Networks compute in float16 on CUDA GPUs alone, not on processors: compile with Precision.", refusal.Message);
    }

    private static double Error(Tensor value, Tensor expected) => ((value - expected).norm() / expected.norm()).item<float>();
}
