using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>A stage that runs the network of a type parameter, of which only the contract is known.</summary>
internal static class ContractUse
{
    public static InferredStage Infer(LinkedStage stage, NetworkDeclaration network, StageBuilder builder)
    {
        var declaration = stage.Declaration;
        var parameter = declaration.Uses!.Id;
        var contract = network.TypeParameters.FirstOrDefault(t => t.Name == parameter)?.Contract ?? throw builder.Fail(
            Spot.Attribute(declaration.Name), Descriptors.NotANetwork, parameter, " or constrain it to a [NetworkContract] interface");
        var create = contract.Create ?? EquatableArray.Of<ContractParameter>();
        var signature = $"({string.Join(", ", create.Select(c => c.Name))})";
        if (UseArguments.Count(declaration) != create.Count)
        {
            throw builder.Fail(
                Spot.Attribute(declaration.Name), Descriptors.UseArguments, parameter, signature, $"{UseArguments.Count(declaration)}",
                "Create of a contract takes each of its arguments");
        }

        RequireInputs(contract, network, builder);
        var arguments = create.Select((c, i) => Argument(c, i, signature, builder));
        var outputs = contract.OutputNames.Select(o => new NamedShape(o, Promise(contract, parameter, o, builder)));
        return new InferredStage(
            stage, null, outputs.ToEquatable(), EquatableArray.Of<Primitive>(),
            new StageCode(parameter, arguments.ToEquatable(), $"{parameter}.Create"), null);
    }

    private static string Argument(ContractParameter parameter, int index, string signature, StageBuilder builder)
    {
        var stage = builder.Declaration;
        var kind = HyperparameterKinds.Of(parameter.Type);
        var (given, spot) = (UseArguments.At(stage, index)!, Spot.Argument(stage.Name, UseArguments.Name(index)));
        var hyperparameter = new Hyperparameter(parameter.Name, kind, parameter.Type, null, EquatableArray.Of<int>(), EquatableArray.Of<Fact>());
        return ArgumentBinder.Read(hyperparameter, given, builder.Scope, spot)?.Code
            ?? throw new StageException(ArgumentBinder.Unreadable(hyperparameter, stage.Uses!.Id, signature, given, spot));
    }

    private static void RequireInputs(Contract contract, NetworkDeclaration network, StageBuilder builder)
    {
        var stage = builder.Declaration;
        if (contract.Inputs.Count != builder.Inputs.Count)
        {
            var names = string.Join(", ", contract.Inputs.Select(i => $"'{i.Name}'"));
            throw builder.Fail(
                Spot.AtStage(stage.Name), Descriptors.InputCount, "Use", $"{contract.Inputs.Count} ({names})", stage.Name, $"{builder.Inputs.Count}");
        }

        // The interface is taken for a network of its own, which has those inputs and no hyperparameters.
        var promised = new Scope(Interface(contract), new Dictionary<string, BoundValue>());
        InputBinder.Bind(contract.Inputs, [.. builder.Inputs.Select(i => i.Shape)], promised);
        for (var i = 0; i < contract.Inputs.Count; i++)
        {
            var (declared, value) = (contract.Inputs[i], builder.Inputs[i]);
            foreach (var fit in Fits.Of(declared, value.Shape, promised, builder.Scope.Known).Where(_ => declared.Shape!.Value.Count > 0))
            {
                builder.Requirements.Count(fit.Verdict);
                if (fit.Verdict == Verdict.Equal)
                {
                    continue;
                }

                var (what, actual) = fit.Describe(value.Shape);
                builder.Misfit(
                    Spot.Parameter(stage.Name, stage.Parameters[i].Name), fit, what, value.Name, fit.Origin(declared.Name, "its contract"), actual);
            }
        }
    }

    private static NetworkDeclaration Interface(Contract contract)
    {
        var forward = new StageDeclaration("forward", "Stage", EquatableArray.Of<Argument>(), contract.Inputs, null, false, null, null, null, null);
        return new NetworkDeclaration(
            contract.Type, contract.Type, EquatableArray.Of<TypeParameter>(), EquatableArray.Of<Hyperparameter>(), EquatableArray.Of(forward));
    }

    /// <summary>The shape of an output as far as the contract tells: the batch of the input, channels by name.</summary>
    private static Shape Promise(Contract contract, string parameter, string output, StageBuilder builder)
    {
        var channels = contract.ChannelMembers.FirstOrDefault(c => c.Output == output) is { } member
            ? Dim.Named($"{parameter}.{output}Channels", Domains.Of(member.Facts))
            : Dim.Runtime($"{parameter}.{output}.C");
        var batch = builder.Inputs.Count > 0 && builder.Input().Shape.Rank > 0 ? builder.Input().Shape.B : Dim.Runtime($"{parameter}.{output}.B");
        return Shape.Of(
            batch, channels, Dim.Runtime($"{parameter}.{output}.H"), Dim.Runtime($"{parameter}.{output}.W"));
    }
}
