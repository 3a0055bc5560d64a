using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Budgets;

/// <summary>Finds why a network cannot be counted, and says what it takes.</summary>
internal static class OpenCount
{
    /// <summary>What of the network itself is open; null where nothing is.</summary>
    public static string? Why(InferredNetwork network)
    {
        if (network.Problems.FirstOrDefault(p => p.IsError) is { } problem)
        {
            return $"with the defaults of its hyperparameters it fails ({problem.Message})";
        }

        var declaration = network.Linked.Declaration;
        foreach (var flag in network.Stages.SelectMany(s => s.Linked.Condition.Flags).Concat(declaration.Outputs.Select(o => o.When).OfType<string>()))
        {
            if (declaration.FindHyperparameter(flag) is { Default: null })
            {
                return WithoutDefault(flag);
            }
        }

        return network.Stages.Select(s => Why(s, declaration)).FirstOrDefault(w => w is not null);
    }

    /// <summary>What a count depends on; null where it is a number.</summary>
    public static string? Why(Dim count, NetworkDeclaration network) =>
        count.Symbols().FirstOrDefault() is not { } symbol ? null
        : symbol.IsRuntime ? WithoutSize(symbol.Name, network)
        : WithoutDefault(symbol.Name.Split('[')[0]);

    private static string? Why(InferredStage stage, NetworkDeclaration network)
    {
        var declaration = stage.Linked.Declaration;
        return stage.Network is { } inside ? inside.Stages.Select(s => Why(s, inside.Linked.Declaration)).FirstOrDefault(w => w is not null)
            : declaration.Uses is { } open ? $"'{open.Id}' of '{network.Name}' can be any network: put the budget on a network that uses it closed, with [Use<{network.Name}<...>>]"
            : declaration.Operator is "Stage" or "Layer" ? $"stage '{declaration.Name}' is code of your own, whose cost is not known: put the budget on a network without it"
            : null;
    }

    private static string WithoutDefault(string hyperparameter) =>
        $"hyperparameter '{hyperparameter}' has no default: give it one, with which to count, or put the budget on a network that uses this one";

    private static string WithoutSize(string symbol, NetworkDeclaration network)
    {
        var named = ArgumentValue.Of(symbol);
        var input = network.Inputs.First(i => i.Shape!.Value.Contains(named));
        var isOfImage = input.Shape is { Count: 4 } shape && (shape[2].Equals(named) || shape[3].Equals(named));
        return $"'{symbol}' of input '{input.Name}' is not declared: write " + (isOfImage ? "[InputSize(512, 1024)] on it" : "a number in its [Shape]");
    }
}
