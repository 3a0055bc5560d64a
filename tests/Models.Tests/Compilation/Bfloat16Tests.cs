using DaNetGen.Models;
using DaNetGen.Programs;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Compilation;

/// <summary>A network compiled for bfloat16 against itself in single precision.</summary>
public class Bfloat16Tests(ITestOutputHelper output)
{
    private const double Close = 0.03, Agreement = 0.95;
    private static readonly long[] Shape = [2, 3, 96, 128];

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Outputs_are_within_a_few_percent_and_in_single_precision(bool isPortable)
    {
        Skip.IfNot(Processor.HasBf16, "The processor has no bfloat16 instructions.");
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var network = Scrambled.Of(new DANet<ResNet18>(classes: 8));
        using var compiled = network.Compile(new CompileOptions { Precision = Precision.Bf16, IsPortable = isPortable }, Shape);
        var image = rand(Shape);
        using var precise = network.forward(image);
        using var narrow = compiled.Run(image);

        foreach (var ((name, expected), (_, actual)) in precise.Named.Zip(narrow.Named))
        {
            var error = ((actual - expected).norm() / expected.norm()).item<float>();
            var same = (actual.argmax(1) == expected.argmax(1)).to_type(ScalarType.Float32).mean().item<float>();
            output.WriteLine($"{name}: off by {error:p2}, {same:p1} of the pixels have the same class");

            Assert.Equal(ScalarType.Float32, actual.dtype);
            Assert.Equal(expected.shape, actual.shape);
            Assert.InRange(error, 0, Close);
            Assert.InRange(same, Agreement, 1);
        }
    }
}
