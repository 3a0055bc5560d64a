using DaNetGen.Generator.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>What becomes of mutants that are built and run by the reference.</summary>
internal sealed class MutantTruth(ShippedModels models)
{
    private static readonly (long B, long H, long W)[] Images = [(2, 17, 25), (1, 1, 1), (1, 2, 2), (1, 3, 3), (1, 3, 5), (1, 5, 5), (1, 12, 12), (1, 40, 40), (5, 24, 24)];

    private readonly Dictionary<(Mutant Mutant, int Index), (Truth Truth, string Why)> known = [];

    /// <summary>What becomes of what is made of a mutant, and why it fails: where one fails, the mutant does.</summary>
    public (Truth Truth, string Why) Of(Mutant mutant) =>
        Enumerable.Range(0, ShippedModels.Made(mutant.Network).Count).Select(i => Of(mutant, i)).Where(t => t.Truth != Truth.Runs).FirstOrDefault((Truth.Runs, ""));

    /// <summary>Whether it fails by shape in the smallest network that is made of it: for most mutants this tells, and soon.</summary>
    public bool FailsAtOnce(Mutant mutant) => Of(mutant, 0).Truth == Truth.FailsByShape;

    private (Truth Truth, string Why) Of(Mutant mutant, int index) =>
        known.TryGetValue((mutant, index), out var found) ? found : known[(mutant, index)] = Found(mutant, index);

    private (Truth Truth, string Why) Found(Mutant mutant, int index)
    {
        using var gradient = no_grad();
        var (type, hyperparameters) = ShippedModels.Made(mutant.Network)[index];
        try
        {
            return Best(new ReferenceProgram(models.With(mutant.File, mutant.Text)), type, hyperparameters);
        }
        catch (ReferenceNameException e)
        {
            return (Truth.FailsByName, e.Message);
        }
    }

    /// <summary>The best of what becomes of a network at the sizes tried. Names are wrong at every size.</summary>
    private static (Truth Truth, string Why) Best(ReferenceProgram program, ReferenceType type, IReadOnlyDictionary<string, object?> hyperparameters)
    {
        var outcomes = Images.Select(image =>
        {
            using var scope = NewDisposeScope();
            return program.Try(type, hyperparameters, frame => Inputs(frame, image));
        });
        ReferenceOutcome? first = null;
        foreach (var outcome in outcomes)
        {
            first ??= outcome;
            if (outcome.Truth == Truth.Runs)
                return (Truth.Runs, "");
            if (outcome.Truth == Truth.FailsByName)
                return (Truth.FailsByName, $"{type.Name}: {outcome.Stage}: {outcome.Message}");
        }

        return (Truth.FailsByShape, $"{type.Name}: {first!.Stage}: {first.Message}");
    }

    private static List<Tensor> Inputs(ReferenceFrame frame, (long B, long H, long W) image) => [.. frame.Network.Inputs.Select(input => zeros(
        [.. input.Shape!.Select((dim, axis) => ReferenceConstant.Size(dim, name => frame.Argument(name) is int bound ? bound : name switch
        {
            "B" => image.B, "H" => image.H, "W" => image.W, _ => axis == 1 ? 3 : 5,
        }))]))];
}
