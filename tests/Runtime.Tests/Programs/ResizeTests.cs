using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Programs;
using TorchSharp;
using static TorchSharp.torch;
using Input = DaNetGen.Graphs.Primitives.Input;
using Relu = DaNetGen.Graphs.Primitives.Relu;

namespace DaNetGen.Runtime.Tests.Programs;

/// <summary>
/// Bilinear resizing in programs, by matrices and by libtorch's kernel, is as exact as the kernel in single precision, which computes where a line's
/// pixels come from in that precision too.
/// </summary>
public sealed class ResizeTests : IDisposable
{
    private const double OfTheKernels = 2, Rounding = 1e-7;

    private readonly DisposeScope _scope = NewDisposeScope();

    public ResizeTests() => manual_seed(1);

    public void Dispose() => _scope.Dispose();

    // Larger, smaller, both, as it was, a single line, and one whose lines are too long for matrices to pay.
    [SkippableTheory]
    [InlineData(7, 5, 56, 40)]
    [InlineData(9, 13, 4, 31)]
    [InlineData(12, 12, 5, 6)]
    [InlineData(6, 6, 6, 6)]
    [InlineData(1, 4, 8, 1)]
    [InlineData(230, 6, 250, 9)]
    public void Is_as_exact_as_the_kernel(long height, long width, long toHeight, long toWidth)
    {
        var (image, target) = (randn(2, 19, height, width), zeros(2, 3, toHeight, toWidth));
        Node[] inputs = [Image("x", image), Image("like", target)];
        foreach (var isAligned in (bool[])[false, true])
        {
            var resized = Node.Of(new Resize(isAligned), inputs, "Up");
            Tensor Resized(ScalarType type) => nn.functional.interpolate(image.to_type(type), [toHeight, toWidth], mode: InterpolationMode.Bilinear, align_corners: isAligned);
            var exact = Resized(ScalarType.Float64);
            var most = (OfTheKernels * GraphRun.Error(Resized(ScalarType.Float32), exact)) + Rounding;
            foreach (var dialect in GraphRun.Dialects(ScalarType.Float32))
            {
                Assert.InRange(GraphRun.Error(GraphRun.Of(resized, inputs, dialect, [image, target]), exact), 0, most);
                Assert.InRange(GraphRun.Error(GraphRun.Of(Node.Of(new Relu(), [resized], "Relu"), inputs, dialect, [image, target]), exact.relu()), 0, most);
            }
        }
    }

    private static Node Image(string name, Tensor image) => Node.Of(new Input(name, image.shape, ["B", null, "H", "W"]), [], "");
}
