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
        return contracts.SelectMany(contract => Misfits(network, declaration, contract)
            .Select(m => Problem.At(m.Spot, Descriptors.ContractMismatch, declaration.Name, Short(contract.Type), m.Why)));
    }

    /// <summary>What the network lacks, at the declaration that is there in its place; at the class where nothing is.</summary>
    private static IEnumerable<(Spot Spot, string Why)> Misfits(InferredNetwork network, NetworkDeclaration declaration, Contract contract) =>
        contract.OutputNames.SelectMany(o => OfOutput(declaration, o))
            .Concat(contract.ChannelMembers.SelectMany(m => OfChannels(network, m)))
            .Concat((contract.Create ?? EquatableArray.Of<ContractParameter>()).SelectMany(p => OfHyperparameter(declaration, p)))
            .Concat(OfInputs([.. declaration.Inputs.Select(i => i.Name)], [.. contract.Inputs.Select(i => i.Name)], declaration));

    private static IEnumerable<(Spot Spot, string Why)> OfOutput(NetworkDeclaration declaration, string output)
    {
        var stage = declaration.FindStage(output);
        if (stage is not { IsOutput: true })
        {
            yield return (stage is null ? Spot.Class : Spot.AtStage(output), $"it has no output '{output}'");
        }
        else if (stage.When is not null)
        {
            yield return (new Spot(SpotKind.When, output), $"its output '{output}' is optional");
        }
    }

    private static IEnumerable<(Spot Spot, string Why)> OfChannels(InferredNetwork network, ChannelMember member)
    {
        if (network.Find(member.Output)?.Shape is not { } shape)
        {
            yield break;
        }

        if (shape.Rank != 4 || shape.C.Constant is null)
        {
            yield return (Spot.Attribute(member.Output), $"the channels of '{member.Output}' must be a constant, but its shape is {shape}");
            yield break;
        }

        foreach (var fact in member.Facts.Where(f => Fits.Judge(f, shape.C, null) != Verdict.Equal))
        {
            yield return (Spot.Argument(member.Output, "channels"), $"the channels of '{member.Output}' must be {fact.Demand}, but there are {shape.C}");
        }
    }

    private static IEnumerable<(Spot Spot, string Why)> OfHyperparameter(NetworkDeclaration declaration, ContractParameter parameter)
    {
        var own = declaration.FindHyperparameter(parameter.Name);
        if (own?.Type != parameter.Type)
        {
            yield return (
                own is null ? Spot.Class : new Spot(SpotKind.Hyperparameter, Name: own.Name), $"its constructor has no parameter '{parameter.Type} {parameter.Name}'");
        }
    }

    private static IEnumerable<(Spot Spot, string Why)> OfInputs(IReadOnlyList<string> own, IReadOnlyList<string> wanted, NetworkDeclaration declaration)
    {
        if (own.SequenceEqual(wanted))
        {
            yield break;
        }

        var other = own.Where((name, i) => i >= wanted.Count || name != wanted[i]).FirstOrDefault();
        var reader = declaration.Stages.FirstOrDefault(s => s.Parameters.Any(p => p.IsInput && p.Name == other));
        yield return (reader is null ? Spot.Class : Spot.Parameter(reader.Name, other!), $"its inputs must be {string.Join(", ", wanted.Select(i => $"'{i}'"))}");
    }

    private static string Short(string type)
    {
        var open = type.IndexOf('<');
        var name = open < 0 ? type : type.Substring(0, open);
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
    }
}
