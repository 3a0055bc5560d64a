using System.Globalization;
using DaNetGen.Generator.Common;

namespace DaNetGen.Generator.Graph;

/// <summary>
/// The text of a network's declaration in <c>[NetworkGraph]</c>, which other assemblies' compilers and tools read. A change
/// of the format raises <see cref="Version"/>. Version 2 knows facts; one of version 1 is one of version 2 without them.
/// </summary>
internal static class GraphFormat
{
    public const int Version = 2;

    /// <summary>The first version whose readers understand the network: those before 2 would pass over its facts.</summary>
    public static int VersionOf(NetworkDeclaration network) =>
        network.Hyperparameters.Any(h => h.Facts.Count > 0) || HaveFacts(network.Stages.SelectMany(s => s.Parameters))
            || network.TypeParameters.Select(t => t.Contract).OfType<Contract>().Any(c => HaveFacts(c.Inputs) || c.ChannelMembers.Any(m => m.Facts.Count > 0))
            ? Version
            : 1;

    public static string Write(NetworkDeclaration network) => GraphNode.Print(
        "network",
        [network.Id, network.Name],
        [
            .. network.TypeParameters.Select(t => GraphNode.Print("type", [t.Name], t.Contract is null ? "" : Write(t.Contract))),
            .. network.Hyperparameters.Select(Write),
            .. network.Stages.Select(Write),
        ]);

    public static NetworkDeclaration Read(string text)
    {
        var node = GraphNode.Parse(text);
        return new NetworkDeclaration(
            node[0],
            node[1],
            node.All("type").Select(t => new TypeParameter(t[0], t.First("contract") is { } c ? ReadContract(c) : null)).ToEquatable(),
            node.All("hyperparameter").Select(ReadHyperparameter).ToEquatable(),
            node.All("stage").Select(ReadStage).ToEquatable());
    }

    private static string Write(Hyperparameter h) => GraphNode.Print(
        "hyperparameter",
        [h.Name, h.Kind.ToString(), h.Type, .. h.Allowed.Select(a => a.ToString(CultureInfo.InvariantCulture))],
        [h.Default is null ? "" : Write("default", h.Default), .. h.Facts.Select(Write)]);

    private static Hyperparameter ReadHyperparameter(GraphNode node) => new(
        node[0],
        Parse<HyperparameterKind>(node[1]),
        node[2],
        node.First("default") is { } d ? ReadValue(d) : null,
        Enumerable.Range(3, node.Count - 3).Select(i => ReadInt(node[i])).ToEquatable(),
        ReadFacts(node));

    private static string Write(StageDeclaration stage) => GraphNode.Print(
        "stage",
        [stage.Name, stage.Operator],
        [
            .. stage.Arguments.Select(a => GraphNode.Print("argument", [a.Name, a.Value.Kind.ToString(), a.Value.Text])),
            .. stage.Parameters.Select(Write),
            stage.Key is null ? "" : GraphNode.Print("key", [stage.Key]),
            stage.IsOutput ? GraphNode.Print("output", stage.When is null ? [] : [stage.When]) : "",
            stage.Result is { } result ? GraphNode.Print("result", [], [.. result.Select(d => Write("dim", d))]) : "",
            stage.Uses is null ? "" : Write("use", stage.Uses),
            stage.Module is null ? "" : GraphNode.Print("module", [stage.Module]),
        ]);

    private static StageDeclaration ReadStage(GraphNode node) => new(
        node[0],
        node[1],
        node.All("argument").Select(a => new Argument(a[0], new ArgumentValue(Parse<ArgumentKind>(a[1]), a[2]))).ToEquatable(),
        node.All("parameter").Select(ReadParameter).ToEquatable(),
        node.First("key")?[0],
        node.First("output") is not null,
        node.First("output") is { Count: 1 } output ? output[0] : null,
        node.First("result") is { } result ? result.All("dim").Select(ReadValue).ToEquatable() : null,
        node.First("use") is { } use ? ReadReference(use) : null,
        node.First("module")?[0]);

    private static string Write(StageParameter parameter) => GraphNode.Print(
        "parameter",
        [parameter.Name, parameter.Source],
        [
            parameter.Shape is { } shape ? GraphNode.Print("shape", [], [.. shape.Select(d => Write("dim", d))]) : "",
            .. parameter.Facts.Select(Write),
        ]);

    private static StageParameter ReadParameter(GraphNode node) => new(
        node[0], node[1], node.First("shape") is { } shape ? shape.All("dim").Select(ReadValue).ToEquatable() : null, ReadFacts(node));

    private static string Write(Fact fact) => GraphNode.Print(
        "fact", [fact.Kind.ToString(), fact.Size, fact.Value.ToString(CultureInfo.InvariantCulture)]);

    private static EquatableArray<Fact> ReadFacts(GraphNode node) =>
        node.All("fact").Select(f => new Fact(Parse<FactKind>(f[0]), f[1], ReadInt(f[2]))).ToEquatable();

    private static string Write(string name, NetworkReference reference) => GraphNode.Print(
        name,
        [reference.Id, reference.Type, reference.IsTypeParameter ? "parameter" : "network"],
        [.. reference.TypeArguments.Select(a => Write("with", a))]);

    private static NetworkReference ReadReference(GraphNode node) =>
        new(node[0], node[1], node.All("with").Select(ReadReference).ToEquatable(), node[2] == "parameter");

    private static string Write(Contract contract) => GraphNode.Print(
        "contract",
        [contract.Type, contract.Outputs],
        [
            contract.Create is { } create
                ? GraphNode.Print("create", [], [.. create.Select(p => GraphNode.Print("parameter", [p.Name, p.Type]))])
                : "",
            GraphNode.Print("outputs", contract.OutputNames),
            GraphNode.Print(
                "channels",
                contract.ChannelMembers.Select(c => c.Output),
                [.. contract.ChannelMembers.Where(c => c.Facts.Count > 0).Select(c => GraphNode.Print("channel", [c.Output], [.. c.Facts.Select(Write)]))]),
            GraphNode.Print("inputs", [], [.. contract.Inputs.Select(Write)]),
        ]);

    private static Contract ReadContract(GraphNode node) => new(
        node[0],
        node.First("create")?.All("parameter").Select(p => new ContractParameter(p[0], p[1])).ToEquatable(),
        node[1],
        Texts(node.First("outputs")),
        Texts(node.First("channels")).Select(c => ReadChannel(node, c)).ToEquatable(),
        (node.First("inputs")?.All("parameter").Select(ReadParameter) ?? []).ToEquatable());

    private static bool HaveFacts(IEnumerable<StageParameter> parameters) => parameters.Any(p => p.Facts.Count > 0);

    private static ChannelMember ReadChannel(GraphNode contract, string output) => new(
        output,
        contract.First("channels")!.All("channel").FirstOrDefault(c => c[0] == output) is { } channel ? ReadFacts(channel) : EquatableArray.Of<Fact>());

    private static EquatableArray<string> Texts(GraphNode? node) =>
        Enumerable.Range(0, node?.Count ?? 0).Select(i => node![i]).ToEquatable();

    private static string Write(string name, ArgumentValue value) => GraphNode.Print(name, [value.Kind.ToString(), value.Text]);

    private static ArgumentValue ReadValue(GraphNode node) => new(Parse<ArgumentKind>(node[0]), node[1]);

    private static int ReadInt(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new FormatException($"'{text}' is no whole number");

    private static T Parse<T>(string text)
        where T : struct => Enum.TryParse<T>(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}");
}
