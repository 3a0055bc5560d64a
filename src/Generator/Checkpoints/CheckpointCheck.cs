using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>Holds the file of a network's <c>[Checkpoint]</c> against the network: what a load of it would find, and what it binds.</summary>
internal static class CheckpointCheck
{
    /// <summary>What the file binds, and what is wrong with it; no binding where it cannot be read.</summary>
    /// <param name="network">The network, of whose declaration nothing else is wrong.</param>
    /// <param name="path">The path that <c>[Checkpoint]</c> says, with slashes; empty where it says none.</param>
    /// <param name="header">What the build read of the file; null where it read none.</param>
    public static (Binding? Binding, IReadOnlyList<Problem> Problems) Of(LinkedNetwork network, string path, CheckpointHeader? header)
    {
        var declaration = network.Declaration;
        if (declaration.TypeParameters.Count > 0)
        {
            var names = string.Join(" and ", declaration.TypeParameters.Select(t => $"'{t.Name}'"));
            return (null, [Problem.At(Spot.Checkpoint, Descriptors.CheckpointGeneric, path, declaration.Name, names)]);
        }

        if (header is not { Fault: null })
        {
            return (null, [Problem.At(Spot.Checkpoint, Descriptors.CheckpointUnread, header?.Fault ?? NotRead(path))]);
        }

        var binding = Binding.Of(network, header);
        return (binding, [.. Problems(declaration.Name, header, binding.Fit)]);
    }

    private static string NotRead(string path) => path.Length == 0
        ? "[Checkpoint] names no file: write its path relative to the project, such as 'weights/danet.safetensors'"
        : $"'{path}' was not read by the build: write the path as a literal, or list the file as <CheckpointFile Include=\"{path}\" /> in the project";

    private static IEnumerable<Problem> Problems(string network, CheckpointHeader header, Fit fit)
    {
        // Where the keys are others altogether, one of them says no more than that.
        var isAlien = fit.Missing.Count > 0 && header.Tensors.Count == fit.Unexpected.Count;
        if (fit.Missing.FirstOrDefault() is { } missing)
        {
            var nearest = Near(missing.Key, fit.Unexpected.Select(t => t.Key));
            yield return Problem.At(
                Spot.Checkpoint, Descriptors.CheckpointLacks, header.Path, Keys(fit.Missing.Count), network, missing.Key, missing.Stage, nearest,
                isAlien
                    ? "none of its keys is this network's, so name this network's weights, or give them its keys with danet weights convert"
                    : "declare the network that was saved, or name the weights of this one");
        }

        if (fit.Unexpected.FirstOrDefault() is { } unexpected && !isAlien)
        {
            yield return Problem.At(
                Spot.Checkpoint, Descriptors.CheckpointUnexpected, header.Path, Keys(fit.Unexpected.Count), network, unexpected.Key,
                Near(unexpected.Key, fit.Missing.Select(w => w.Key)), "declare the stages that it was saved from, or name the weights of this network");
        }

        if (fit.OtherShape.FirstOrDefault() is { } other)
        {
            var more = (fit.OtherShape.Count - 1) switch { 0 => "", 1 => ", and 1 more key differs", var count => $", and {count} more keys differ" };
            yield return Problem.At(
                Spot.Checkpoint, Descriptors.CheckpointShape, header.Path, network, other.Weight.Key, other.Weight.Stage, other.Here, other.There, more,
                Origin(other, fit) ?? "declare the sizes of the network that was saved, or name the weights of this one");
        }
    }

    /// <summary>Which tensor says otherwise of a hyperparameter in a size that differs; null for none.</summary>
    private static string? Origin(Misfit other, Fit fit)
    {
        var differing = other.Weight.Shape.Dims.Zip(other.Tensor.Shape, (size, value) => (Size: size, Value: value))
            .Where(pair => SizeSolver.Substitute(pair.Size, fit.Solved).Constant != pair.Value);
        return differing.SelectMany(pair => pair.Size.Symbols()).Select(s => s.Name).FirstOrDefault(fit.Solved.ContainsKey) is { } name
            ? $"'{fit.Solved[name].Key}' says that {name} is {fit.Solved[name].Value}"
            : null;
    }

    private static string Keys(int count) => count == 1 ? "1 key" : $"{count} keys";

    private static string Near(string key, IEnumerable<string> others) =>
        Names.Nearest(key, others.Where(o => o.EndsWith(key.Substring(key.LastIndexOf('.') + 1), StringComparison.Ordinal))) is { } nearest
            ? $" (nearest: '{nearest}')"
            : "";
}
