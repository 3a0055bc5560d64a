using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Budgets;

/// <summary>Infers a network as its budgets count it: with the defaults of its hyperparameters, for one batch size.</summary>
internal static class BudgetInference
{
    public static InferredNetwork Infer(LinkedNetwork linked, int batch)
    {
        var network = linked.Declaration;
        var open = Scope.Standalone(network);
        var scope = new Scope(network, network.Hyperparameters.ToDictionary(
            h => h.Name,
            h => (h.Default is { } given ? ArgumentBinder.Read(h, given, scope: null, Spot.Class) : null) ?? open.Hyperparameter(h.Name)!,
            StringComparer.Ordinal));
        foreach (var symbol in BatchSymbols(network))
        {
            scope.BindSize(symbol, Dim.Of(batch));
        }

        return NetworkInference.Infer(linked, scope, TypeBindings.Open, inputs: null);
    }

    /// <summary>The names of the inputs' first sizes, where those are no numbers and no hyperparameters.</summary>
    public static IEnumerable<string> BatchSymbols(NetworkDeclaration network) => network.Inputs
        .Where(i => i.Shape is { Count: > 0 } shape && InputBinder.IsName(shape[0])).Select(i => i.Shape!.Value[0].Text)
        .Where(name => network.FindHyperparameter(name) is null).Distinct();
}
