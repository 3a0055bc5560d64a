using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>
/// Kernels of 3x3 as minimal filtering multiplies by them, <c>G g G^T</c>: <c>[K, C, 3, 3] -> [16, C, K]</c>, a matrix for each of the 4x4 elements of a
/// tile.
/// </summary>
/// <param name="Type">The type.</param>
internal sealed record WinogradPacking(ScalarType Type) : Packing
{
    // Kernels that are transformed at a time, in double precision: all of them at once would be the most that compiling takes.
    private const long Part = 32;

    public override Tensor Pack(Tensor weight)
    {
        using var scope = NewDisposeScope();
        var (outputs, inputs) = (weight.shape[0], weight.shape[1]);
        var transform = tensor(new[,] { { 1, 0, 0 }, { 0.5, 0.5, 0.5 }, { 0.5, -0.5, 0.5 }, { 0, 0, 1 } }, dtype: ScalarType.Float64, device: weight.device);
        var matrices = empty([4, 4, inputs, outputs], dtype: Type, device: weight.device);
        for (var start = 0L; start < outputs; start += Part)
        {
            using var part = NewDisposeScope();
            var length = Math.Min(Part, outputs - start);
            var kernels = weight.narrow(0, start, length).to_type(ScalarType.Float64);
            _ = matrices.narrow(3, start, length).copy_(einsum("ia,kcab,jb->ijck", transform, kernels, transform));
        }
        return scope.MoveToOuter(matrices.view(16, inputs, outputs));
    }
}
