using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>A parameter of a contract's <c>Create</c>.</summary>
internal sealed record ContractParameter(string Name, string Type);

/// <summary>What an interface marked <c>[NetworkContract]</c> promises of a network.</summary>
/// <param name="Type">How C# code names the interface, closed over the network that implements it or takes it.</param>
/// <param name="Create">The parameters of <c>Create</c>; null where the interface has none.</param>
/// <param name="Outputs">Name of the interface that <c>forward</c> returns, fully qualified.</param>
/// <param name="OutputNames">The outputs that it has.</param>
/// <param name="ChannelMembers">The outputs for which there is a <c>{Output}Channels</c>, with its facts.</param>
/// <param name="Inputs">The parameters of <c>forward</c>, with their declared shapes.</param>
internal sealed record Contract(
    string Type,
    EquatableArray<ContractParameter>? Create,
    string Outputs,
    EquatableArray<string> OutputNames,
    EquatableArray<ChannelMember> ChannelMembers,
    EquatableArray<StageParameter> Inputs);

/// <summary>A type parameter of a network, and what is promised of the networks that stand for it.</summary>
internal sealed record TypeParameter(string Name, Contract? Contract);
