using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>What becomes of a mutant that is built and run by the reference.</summary>
internal static class MutantTruth
{
    private static readonly (long B, long H, long W)[] Images = [(2, 17, 25), (1, 1, 1), (1, 2, 2), (1, 3, 3), (1, 3, 5), (1, 5, 5), (1, 12, 12), (1, 40, 40), (5, 24, 24)];

    /// <summary>What becomes of what is made of it, and why it fails.</summary>
    public static (Truth Truth, string Why) Of(Mutant mutant, IEnumerable<SyntaxNode> roots)
    {
        using var gradient = no_grad();
        ReferenceProgram program;
        try
        {
            program = new ReferenceProgram(roots);
        }
        catch (ReferenceNameException e)
        {
            return (Truth.FailsByName, e.Message);
        }

        // Of what is made of it, the smallest comes first: where that fails, the mutant does.
        var all = MutantModels.Made(mutant.Network).Select(m => Best(program, m.Type, m.Hyperparameters));
        return all.Where(t => t.Truth != Truth.Runs).FirstOrDefault((Truth.Runs, ""));
    }

    /// <summary>The best of what becomes of a network at the sizes tried.</summary>
    private static (Truth Truth, string Why) Best(ReferenceProgram program, ReferenceType type, IReadOnlyDictionary<string, object?> hyperparameters)
    {
        var best = (Truth: Truth.FailsByName, Why: "");
        foreach (var image in Images)
        {
            using var scope = NewDisposeScope();
            var outcome = program.Try(type, hyperparameters, frame => Inputs(frame, image));
            if (outcome.Truth == Truth.Runs)
                return (Truth.Runs, "");
            if (best.Why.Length == 0 || outcome.Truth < best.Truth)
                best = (outcome.Truth, $"{type.Name}: {outcome.Stage}: {outcome.Message}");
        }

        return best;
    }

    private static List<Tensor> Inputs(ReferenceFrame frame, (long B, long H, long W) image) => [.. frame.Network.Inputs.Select(input => zeros(
        [.. input.Shape!.Select((dim, axis) => ReferenceConstant.Size(dim, name => frame.Argument(name) is int bound ? bound : name switch
        {
            "B" => image.B, "H" => image.H, "W" => image.W, _ => axis == 1 ? 3 : 5,
        }))]))];
}
