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
        var search = new Search(network, header);
        foreach (var hyperparameter in network.Declaration.Hyperparameters.OrderBy(h => h.Kind == HyperparameterKind.Int))
        {
            search.Decide(hyperparameter);
        }

        foreach (var solved in search.Best.Solved)
        {
            search.Values[solved.Key] = ArgumentValue.Int(solved.Value.Value);
        }

        return new Binding(search.Values, search.Best);
    }

    /// <summary>One hyperparameter after the other, each with the best values of those before.</summary>
    private sealed class Search
    {
        private readonly LinkedNetwork network;
        private readonly CheckpointHeader header;
        private readonly HashSet<string> sizes;
        private readonly Dictionary<string, BoundValue> held;

        public Search(LinkedNetwork network, CheckpointHeader header)
        {
            (this.network, this.header) = (network, header);
            var open = Scope.Standalone(network.Declaration);
            held = network.Declaration.Hyperparameters.ToDictionary(h => h.Name, h => First(h) ?? open.Hyperparameter(h.Name)!, StringComparer.Ordinal);
            sizes = new(network.Declaration.Hyperparameters.Where(h => h.Kind == HyperparameterKind.Int).Select(h => h.Name), StringComparer.Ordinal);
            Best = Try(Infer(held), held);
        }

        public Fit Best { get; private set; }

        public Dictionary<string, ArgumentValue> Values { get; } = new(StringComparer.Ordinal);

        /// <summary>Takes the value with which the file fits best, and binds the hyperparameter where that is one alone.</summary>
        public void Decide(Hyperparameter hyperparameter)
        {
            var tried = new List<(ArgumentValue Value, Fit Fit)>();
            foreach (var value in Candidates(hyperparameter))
            {
                var values = With(hyperparameter.Name, Read(hyperparameter, value));
                if (Infer(values) is var inferred && !inferred.Problems.Any(p => p.IsError))
                {
                    tried.Add((value, Try(inferred, values)));
                }
            }

            if (tried.Count < 2)
            {
                return;
            }

            var least = tried.Min(t => t.Fit.Misfits);
            var best = tried.Where(t => t.Fit.Misfits == least).ToList();
            if (best.Count < tried.Count)
            {
                (held[hyperparameter.Name], Best) = (Read(hyperparameter, best[0].Value), best[0].Fit);
            }

            if (best.Count == 1)
            {
                Values[hyperparameter.Name] = best[0].Value;
            }
        }

        private IEnumerable<ArgumentValue> Candidates(Hyperparameter hyperparameter) => hyperparameter.Kind switch
        {
            HyperparameterKind.Bool => [ArgumentValue.Bool(false), ArgumentValue.Bool(true)],
            HyperparameterKind.Norm => Norms.Select(n => new ArgumentValue(ArgumentKind.Enum, $"DaNetGen.Norm.{n}")),
            HyperparameterKind.Int when !Best.Solved.ContainsKey(hyperparameter.Name) => Ints(Domains.Of(hyperparameter, network.Declaration)),
            _ => [],
        };

        private static IEnumerable<ArgumentValue> Ints(Domain domain) => domain.Values.Count > 0
            ? domain.Values.Select(ArgumentValue.Int)
            : Enumerable.Range(0, Tried).Select(i => ArgumentValue.Int((Whole.Ceiling(domain.Least, domain.Unit) + i) * domain.Unit));

        /// <summary>What a hyperparameter that is no size has until it is decided.</summary>
        private static BoundValue? First(Hyperparameter hyperparameter) => hyperparameter.Kind switch
        {
            HyperparameterKind.Bool => new FlagValue(false, null),
            HyperparameterKind.Norm => new NormValue(Norms[0], null),
            _ => null,
        };

        private static BoundValue Read(Hyperparameter hyperparameter, ArgumentValue value) =>
            ArgumentBinder.Read(hyperparameter, value, scope: null, Spot.Class)!;

        private Dictionary<string, BoundValue> With(string name, BoundValue value) => new(held, StringComparer.Ordinal) { [name] = value };

        /// <summary>How the file fits. Where sizes are equal, such as those on a skip path, a layer may go: so once more with what was solved.</summary>
        private Fit Try(InferredNetwork inferred, Dictionary<string, BoundValue> values)
        {
            var fit = Fit.Of(NetworkWeights.Of(inferred), header, sizes);
            if (fit.Misfits == 0 || fit.Solved.Count == 0)
            {
                return fit;
            }

            var solved = new Dictionary<string, BoundValue>(values, StringComparer.Ordinal);
            foreach (var size in fit.Solved)
            {
                solved[size.Key] = new IntValue(Dim.Of(size.Value.Value));
            }

            var again = Infer(solved);
            var whole = Fit.Of(NetworkWeights.Of(again), header, sizes) with { Solved = fit.Solved };
            return whole.Misfits < fit.Misfits && !again.Problems.Any(p => p.IsError) ? whole : fit;
        }

        private InferredNetwork Infer(Dictionary<string, BoundValue> values) =>
            NetworkInference.Infer(network, new Scope(network.Declaration, values), TypeBindings.Open, inputs: null);
    }
}
