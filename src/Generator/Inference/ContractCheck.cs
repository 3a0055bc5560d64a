using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Holds a network against the contracts in its base list.</summary>
internal static class ContractCheck
{
    public static IEnumerable<Problem> Problems(InferredNetwork network, IEnumerable<Contract> contracts)
    {
        var declaration = network.Linked.Declaration;
        foreach (var contract in contracts)
        {
            foreach (var why in Misfits(network, declaration, contract))
            {
                yield return Problem.At(Spot.Class, Descriptors.ContractMismatch, declaration.Name, Short(contract.Type), why);
            }
        }
    }

    private static IEnumerable<string> Misfits(InferredNetwork network, NetworkDeclaration declaration, Contract contract)
    {
        foreach (var output in contract.OutputNames)
        {
            if (declaration.FindStage(output) is not { IsOutput: true } stage)
            {
                yield return $"it has no output '{output}'";
            }
            else if (stage.When is not null)
            {
                yield return $"its output '{output}' is optional";
            }
        }

        foreach (var (output, facts) in contract.ChannelMembers)
        {
            if (network.Find(output)?.Shape is not { } shape)
            {
                continue;
            }

            if (shape.Rank != 4 || shape.C.Constant is null)
            {
                yield return $"the channels of '{output}' must be a constant, but its shape is {shape}";
                continue;
            }

            foreach (var fact in facts.Where(f => Fits.Judge(f, shape.C, null) != Verdict.Equal))
            {
                yield return $"the channels of '{output}' must be {fact.Demand}, but there are {shape.C}";
            }
        }

        foreach (var parameter in contract.Create ?? EquatableArray.Of<ContractParameter>())
        {
            if (declaration.FindHyperparameter(parameter.Name) is not { } own || own.Type != parameter.Type)
            {
                yield return $"its constructor has no parameter '{parameter.Type} {parameter.Name}'";
            }
        }

        if (!declaration.Inputs.Select(i => i.Name).SequenceEqual(contract.Inputs.Select(i => i.Name)))
        {
            yield return $"its inputs must be {string.Join(", ", contract.Inputs.Select(i => $"'{i.Name}'"))}";
        }
    }

    private static string Short(string type)
    {
        var open = type.IndexOf('<');
        var name = open < 0 ? type : type.Substring(0, open);
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
    }
}
