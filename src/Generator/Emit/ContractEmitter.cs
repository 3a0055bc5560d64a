using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes what the contracts in the class's base list ask of it.</summary>
internal static class ContractEmitter
{
    public static void Contracts(SourceWriter writer, InferredNetwork network, ClassDeclaration type)
    {
        foreach (var contract in type.Implements)
        {
            if (contract.Create is { } create)
            {
                writer.Line();
                var parameters = create.Select(p => $"{p.Type} {Names.Identifier(p.Name)}");
                var arguments = create.Select(p => $"{Names.Identifier(p.Name)}: {Names.Identifier(p.Name)}");
                writer.Line($"static {Self(contract)} {contract.Type}.Create({string.Join(", ", parameters)}) =>");
                writer.Indented($"new({string.Join(", ", arguments)});");
            }

            foreach (var output in contract.ChannelMembers)
            {
                writer.Line();
                writer.Line($"static int {contract.Type}.{output.Output}Channels => {DimPrinter.Code(network.Find(output.Output)!.Shape!.C)};");
            }

            if (contract.Outputs.Length > 0)
            {
                writer.Line();
                var inputs = contract.Inputs.Select(i => $"{TypeNames.Tensor} {Names.Identifier(i.Name)}");
                var arguments = contract.Inputs.Select(i => Names.Identifier(i.Name));
                writer.Line($"{contract.Outputs} {contract.Type}.forward({string.Join(", ", inputs)}) => forward({string.Join(", ", arguments)});");
            }
        }
    }

    /// <summary>The same for a network whose declaration has errors.</summary>
    public static void Broken(SourceWriter writer, Contract contract, string error)
    {
        if (contract.Create is { } create)
        {
            var parameters = create.Select(p => $"{p.Type} {Names.Identifier(p.Name)}");
            writer.Line($"static {Self(contract)} {contract.Type}.Create({string.Join(", ", parameters)}) => {error};");
        }

        foreach (var output in contract.ChannelMembers)
        {
            writer.Line($"static int {contract.Type}.{output.Output}Channels => {error};");
        }

        if (contract.Outputs.Length > 0)
        {
            var inputs = contract.Inputs.Select(i => $"{TypeNames.Tensor} {Names.Identifier(i.Name)}");
            writer.Line($"{contract.Outputs} {contract.Type}.forward({string.Join(", ", inputs)}) => {error};");
        }
    }

    /// <summary>The class as its contract names it: the type argument of the interface.</summary>
    private static string Self(Contract contract)
    {
        var open = contract.Type.IndexOf('<');
        return open < 0 ? contract.Type : contract.Type.Substring(open + 1, contract.Type.LastIndexOf('>') - open - 1);
    }
}
