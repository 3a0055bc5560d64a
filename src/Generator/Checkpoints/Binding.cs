using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>
/// Finds the hyperparameters for which a checkpoint fits a network. Sizes tell an int. A bool, a norm, or an int that decides which
/// layers there are, is bound where the file fits better with one of its values than with each other.
/// </summary>
/// <param name="Values">The hyperparameters that the file binds.</param>
/// <param name="Fit">How it fits with them.</param>
internal sealed record Binding(IReadOnlyDictionary<string, ArgumentValue> Values, Fit Fit)
{
    private static readonly string[] Norms = ["Batch", "Group"];

    /// <summary>Values that are tried of an int that is no size: only a stride of 1 takes a layer away.</summary>
    private const int Tried = 3;

    public static Binding Of(LinkedNetwork network, CheckpointHeader header)
    {
        var trials = new Trials(network, header);
        var open = Scope.Standalone(network.Declaration);
        var held = network.Declaration.Hyperparameters.ToDictionary(h => h.Name, h => First(h) ?? open.Hyperparameter(h.Name)!, StringComparer.Ordinal);
        var (bound, best) = (new Dictionary<string, ArgumentValue>(StringComparer.Ordinal), trials.Of(held));

        // One after the other, each with the best values of those before; what decides layers before what may be no size for lack of one.
        foreach (var hyperparameter in network.Declaration.Hyperparameters.OrderBy(h => h.Kind == HyperparameterKind.Int))
        {
            var values = Candidates(hyperparameter, network.Declaration, best).Select(v => (Value: v, Bound: Read(hyperparameter, v)));
            var fits = values.Select(v => (v.Value, v.Bound, Fit: v.Bound.Equals(held[hyperparameter.Name]) ? best : trials.Try(With(held, hyperparameter.Name, v.Bound))))
                .Where(t => t.Fit is not null).ToList();
            var least = fits.Select(t => t.Fit!.Misfits).DefaultIfEmpty().Min();
            if (fits.TrueForAll(t => t.Fit!.Misfits == least))
            {
                continue;
            }

            var good = fits.Where(t => t.Fit!.Misfits == least).ToList();
            (held[hyperparameter.Name], best) = (good[0].Bound, good[0].Fit!);
            if (good.Count == 1)
            {
                bound[hyperparameter.Name] = good[0].Value;
            }
        }

        foreach (var solved in best.Solved)
        {
            bound[solved.Key] = ArgumentValue.Int(solved.Value.Value);
        }

        return new Binding(bound, best);
    }

    private static IEnumerable<ArgumentValue> Candidates(Hyperparameter hyperparameter, NetworkDeclaration network, Fit best) => hyperparameter.Kind switch
    {
        HyperparameterKind.Bool => [ArgumentValue.Bool(false), ArgumentValue.Bool(true)],
        HyperparameterKind.Norm => Norms.Select(n => new ArgumentValue(ArgumentKind.Enum, $"DaNetGen.Norm.{n}")),
        HyperparameterKind.Int when !best.Solved.ContainsKey(hyperparameter.Name) => Ints(Domains.Of(hyperparameter, network)),
        _ => [],
    };

    private static IEnumerable<ArgumentValue> Ints(Domain domain) => domain.Values.Count > 0
        ? domain.Values.Select(ArgumentValue.Int)
        : Enumerable.Range(0, Tried).Select(i => ArgumentValue.Int((Whole.Ceiling(domain.Least, domain.Unit) + i) * domain.Unit));

    /// <summary>What a hyperparameter that is no size has until it is decided; null for one that stays a symbol.</summary>
    private static BoundValue? First(Hyperparameter hyperparameter) => hyperparameter.Kind switch
    {
        HyperparameterKind.Bool => new FlagValue(false, null),
        HyperparameterKind.Norm => new NormValue(Norms[0], null),
        _ => null,
    };

    private static BoundValue Read(Hyperparameter hyperparameter, ArgumentValue value) => ArgumentBinder.Read(hyperparameter, value, scope: null, Spot.Class)!;

    private static Dictionary<string, BoundValue> With(Dictionary<string, BoundValue> values, string name, BoundValue value) =>
        new(values, StringComparer.Ordinal) { [name] = value };
}
