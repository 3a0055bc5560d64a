using DaNetGen.Generator.Common;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>A tensor whose shape or kind of number is not the network's.</summary>
/// <param name="Weight">The network's weight.</param>
/// <param name="Tensor">The file's tensor.</param>
/// <param name="Here">What the network needs.</param>
/// <param name="There">What the file holds.</param>
internal sealed record Misfit(NetworkWeight Weight, CheckpointTensor Tensor, string Here, string There);

/// <summary>How a checkpoint fits a network whose stages are all decided.</summary>
/// <param name="Solved">The int hyperparameters that its sizes tell, each with a key that tells it.</param>
/// <param name="Missing">The network's weights that the file lacks.</param>
/// <param name="Unexpected">The file's tensors that the network has no place for.</param>
/// <param name="OtherShape">Those of another shape.</param>
internal sealed record Fit(
    IReadOnlyDictionary<string, (long Value, string Key)> Solved,
    IReadOnlyList<NetworkWeight> Missing,
    IReadOnlyList<CheckpointTensor> Unexpected,
    IReadOnlyList<Misfit> OtherShape)
{
    public int Misfits => Missing.Count + Unexpected.Count + OtherShape.Count;

    /// <param name="network">The network's weights.</param>
    /// <param name="header">The checkpoint.</param>
    /// <param name="names">The int hyperparameters.</param>
    public static Fit Of(NetworkWeights network, CheckpointHeader header, ICollection<string> names)
    {
        var file = FileView.Of(header, network);
        var pairs = network.Weights.Where(w => file.Tensors.ContainsKey(w.Key)).Select(w => (Weight: w, Tensor: file.Tensors[w.Key])).ToList();
        var equations = pairs.Where(p => p.Weight.Shape.Rank == p.Tensor.Shape.Count)
            .SelectMany(p => p.Weight.Shape.Dims.Zip(p.Tensor.Shape, (size, value) => new SizeEquation(size, value, p.Weight.Key)))
            .Where(e => e.Size.Constant is null).ToList();
        var solved = SizeSolver.Solve(equations, names);
        var own = new HashSet<string>(network.Weights.Select(w => w.Key), StringComparer.Ordinal);
        return new Fit(
            solved,
            [.. network.Weights.Where(w => !w.IsCount && file.Asked(w.Key) && !file.Tensors.ContainsKey(w.Key))],
            [.. header.Tensors.Where(new HashSet<CheckpointTensor>(
                file.Unexpected.Concat(file.Tensors.Where(t => !own.Contains(t.Key) && !network.IsOpen(t.Key)).Select(t => t.Value))).Contains)],
            [.. pairs.Select(p => Difference(p.Weight, p.Tensor, solved)).OfType<Misfit>()]);
    }

    private static Misfit? Difference(NetworkWeight weight, CheckpointTensor tensor, IReadOnlyDictionary<string, (long Value, string Key)> solved)
    {
        var shape = new Shape(weight.Shape.Dims.Select(d => SizeSolver.Substitute(d, solved)).ToEquatable());
        return !IsAlike(shape, tensor) ? new Misfit(weight, tensor, $"{shape}", $"[{string.Join(", ", tensor.Shape)}]")
            : tensor.IsFloating == weight.IsCount ? new Misfit(weight, tensor, weight.IsCount ? "whole numbers" : "floating point", tensor.Type)
            : null;
    }

    private static bool IsAlike(Shape shape, CheckpointTensor tensor) =>
        (tensor.Role == TensorRole.Scalar && tensor.Shape.Count == 0 && shape.Dims.All(d => d.Constant == 1))
        || (shape.Rank == tensor.Shape.Count
            && shape.Dims.Zip(tensor.Shape, (size, value) => Comparison.Compare(size, Dim.Of(value))).All(verdict => verdict != Verdict.Different));
}
