using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>
/// Finds the hyperparameters for which a checkpoint fits a network. Sizes tell an int. A bool, a norm, or an int that decides which
/// layers there are, is bound where the file fits better with one of its values than with the others.
/// </summary>
/// <param name="Values">The hyperparameters that the file binds.</param>
/// <param name="Fit">How it fits with them.</param>
internal sealed record Binding(IReadOnlyDictionary<string, ArgumentValue> Values, Fit Fit)
{
    private static readonly string[] Norms = ["Batch", "Group"];

    /// <summary>Layers in a row are counted up to here.</summary>
    private const int MostCounted = 64;

    public static Binding Of(LinkedNetwork network, CheckpointHeader header)
    {
        var declaration = network.Declaration;
        var search = new Search(network, header);
        foreach (var hyperparameter in declaration.Hyperparameters.Where(h => h.Kind is HyperparameterKind.Bool or HyperparameterKind.Norm))
        {
            search.Decide(hyperparameter, hyperparameter.Kind == HyperparameterKind.Bool
                ? [ArgumentValue.Bool(false), ArgumentValue.Bool(true)]
                : Norms.Select(n => new ArgumentValue(ArgumentKind.Enum, $"DaNetGen.Norm.{n}")));
        }

        foreach (var hyperparameter in declaration.Hyperparameters.Where(h => h.Kind == HyperparameterKind.Int && !search.Best.Solved.ContainsKey(h.Name)))
        {
            var domain = Domains.Of(hyperparameter, declaration);
            search.Decide(hyperparameter, domain.Values.Count > 0
                ? domain.Values.Select(ArgumentValue.Int)
                : Enumerable.Range(0, MostCounted).Select(i => ArgumentValue.Int((Whole.Ceiling(domain.Least, domain.Unit) + i) * domain.Unit)));
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
            Best = Of(Infer(held));
        }

        public Fit Best { get; private set; }

        public Dictionary<string, ArgumentValue> Values { get; } = new(StringComparer.Ordinal);

        /// <summary>Takes the value with which the file fits best. One that makes no difference leaves the hyperparameter open.</summary>
        public void Decide(Hyperparameter hyperparameter, IEnumerable<ArgumentValue> values)
        {
            var (best, fit, tells) = (default(ArgumentValue), default(Fit), false);
            foreach (var value in values)
            {
                if (Try(With(hyperparameter, value)) is not { } found)
                {
                    continue;
                }

                tells |= fit is not null && found.Misfits != fit.Misfits;
                if (fit is null || found.Misfits < fit.Misfits)
                {
                    (best, fit) = (value, found);
                }
                else if (hyperparameter.Kind == HyperparameterKind.Int && hyperparameter.Allowed.Count == 0 && (!tells || found.Misfits > fit.Misfits))
                {
                    break;
                }
            }

            if (tells && fit is not null)
            {
                (held[hyperparameter.Name], Values[hyperparameter.Name], Best) = (Bound(hyperparameter, best!), best!, fit);
            }
        }

        /// <summary>What a hyperparameter that is no size has until it is decided.</summary>
        private static BoundValue? First(Hyperparameter hyperparameter) => hyperparameter.Kind switch
        {
            HyperparameterKind.Bool => new FlagValue(false, null),
            HyperparameterKind.Norm => new NormValue(Norms[0], null),
            _ => null,
        };

        private static BoundValue Bound(Hyperparameter hyperparameter, ArgumentValue value) =>
            ArgumentBinder.Read(hyperparameter, value, scope: null, Diagnostics.Spot.Class)!;

        private Dictionary<string, BoundValue> With(Hyperparameter hyperparameter, ArgumentValue value) =>
            new(held, StringComparer.Ordinal) { [hyperparameter.Name] = Bound(hyperparameter, value) };

        /// <summary>How the file fits with some values; null where the network cannot be made with them.</summary>
        private Fit? Try(Dictionary<string, BoundValue> values) =>
            Infer(values) is var inferred && inferred.Problems.Any(p => p.IsError) ? null : Of(inferred);

        private InferredNetwork Infer(Dictionary<string, BoundValue> values) =>
            NetworkInference.Infer(network, new Scope(network.Declaration, values), TypeBindings.Open, inputs: null);

        private Fit Of(InferredNetwork inferred) => Fit.Of(NetworkWeights.Of(inferred), header, sizes);
    }
}
