using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Budgets;

/// <summary>Holds a network against its budgets.</summary>
internal static class BudgetCheck
{
    /// <param name="linked">A network whose declaration has no errors.</param>
    /// <param name="budgets">Its budgets.</param>
    public static IEnumerable<Problem> Problems(LinkedNetwork linked, IEnumerable<Budget> budgets) => budgets.SelectMany(b => Problems(linked, b));

    private static IEnumerable<Problem> Problems(LinkedNetwork linked, Budget budget)
    {
        var network = linked.Declaration;
        if (BadBatch(network, budget) is { } batch)
        {
            return [Problem.At(Spot.Budget(budget.Index, nameof(Budget.Batch)), Descriptors.BadBudget, nameof(Budget.Batch), network.Name, batch)];
        }

        var counted = new Lazy<InferredNetwork>(() => BudgetInference.Infer(linked, budget.Batch));
        return budget.Limits.Select(l => Check(l, budget, network, counted)).OfType<Problem>();
    }

    private static string? BadBatch(NetworkDeclaration network, Budget budget)
    {
        var facts = network.Inputs.SelectMany(i => i.Facts).Where(f => BudgetInference.BatchSymbols(network).Contains(f.Size));
        return budget.Batch < 1 ? $"must be at least 1, but it is {CostText.Exact(budget.Batch)}"
            : facts.FirstOrDefault(f => Fits.Judge(f, Dim.Of(budget.Batch), known: null) != Verdict.Equal) is { } fact
                ? $"must be {fact.Demand}, as [{fact.Attribute}] says of '{fact.Size}', but it is {CostText.Exact(budget.Batch)}"
            : null;
    }

    private static Problem? Check(Limit limit, Budget budget, NetworkDeclaration network, Lazy<InferredNetwork> counted)
    {
        var (spot, name) = (Spot.Budget(budget.Index, $"{limit.Quantity}"), $"{limit.Quantity}");
        if (!(limit.Most > 0) || double.IsInfinity(limit.Most))
        {
            return Problem.At(spot, Descriptors.BadBudget, name, network.Name, $"must be a number above 0, but it is {CostText.Exact(limit.Most)}");
        }

        Problem Uncounted(string why) => Problem.At(spot, Descriptors.BadBudget, name, network.Name, $"cannot be counted: {why}");
        if (OpenCount.Why(counted.Value) is { } open)
        {
            return Uncounted(open);
        }

        List<StageCost> costs;
        try
        {
            costs = [.. StageCost.Of(limit.Quantity, counted.Value)];
        }
        catch (OverflowException)
        {
            return Uncounted("it passes 64 bits");
        }

        if (costs.Select(c => OpenCount.Why(c.Count, network)).FirstOrDefault(w => w is not null) is { } size)
        {
            return Uncounted(size);
        }

        var numbers = costs.Select(c => (c.Stage, (double)c.Count.Constant!.Value)).ToList();
        var total = numbers.Sum(n => n.Item2);
        var where = limit.Quantity == Quantity.Parameters ? "" : $" at {Sizes(counted.Value)}";
        return total <= limit.Most ? null : Problem.At(
            spot, Descriptors.OverBudget, name, network.Name, where, CostText.Over(total, limit.Most), CostText.Exact(limit.Most), CostText.Largest(numbers));
    }

    /// <summary>The sizes of the inputs: <c>1x3x512x1024</c>.</summary>
    private static string Sizes(InferredNetwork network) => string.Join(" and ", network.Inputs.Select(i => string.Join("x", i.Shape.Dims)));
}
