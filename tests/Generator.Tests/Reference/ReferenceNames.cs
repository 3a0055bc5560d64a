namespace DaNetGen.Generator.Tests.Reference;

/// <summary>What the names in a network mean where its type parameters are closed; no value is looked at.</summary>
internal sealed class ReferenceNames
{
    private readonly ReferenceProgram program;
    private readonly ReferenceNetwork network;
    private readonly Dictionary<string, ReferenceType> closing;

    public ReferenceNames(ReferenceProgram program, ReferenceNetwork network, ReferenceType type)
    {
        (this.program, this.network) = (program, network);
        if (type.Arguments.Count != network.TypeParameters.Count)
            throw new ReferenceNameException($"'{type.Name}' takes {network.TypeParameters.Count} networks");
        closing = network.TypeParameters.Zip(type.Arguments).ToDictionary();
        foreach (var contract in program.ContractsOf(network))
            Fulfils(contract);
    }

    /// <summary>The network that a stage runs.</summary>
    public ReferenceType Used(ReferenceStage stage) => stage.Network is { } named ? Close(named)
        : closing.TryGetValue((string)stage.Arguments["typeParameter"]!, out var closed) ? closed
        : throw new ReferenceNameException($"'{stage.Arguments["typeParameter"]}' is no type parameter");

    /// <summary>The stage whose value has a name; null for an input, and where there is none.</summary>
    public ReferenceStage? StageOf(string value)
    {
        var stage = network.Stages.FirstOrDefault(s => s.Operator != "Use" && s.ValueName == value)
            ?? network.Stages.FirstOrDefault(s => s.Operator == "Use" && IsOutput(value, s));
        return stage is not null && network.Inputs.Any(i => i.Name == value) ? throw new ReferenceNameException($"'{value}' is an input and a stage") : stage;
    }

    /// <summary>Whether another stage reads a value of one, or runs its layer again.</summary>
    public bool IsRead(ReferenceStage stage) => network.Stages.Any(s => s != stage
        && (s.Reads.Any(r => r.Shape is null && Reads(r, stage)) || (s.Operator == "Reuse" && Equals(s.Arguments["stage"], stage.Name))));

    private bool Reads(ReferenceRead read, ReferenceStage stage)
    {
        var value = Camel(read.Source);
        return stage.Operator == "Use" ? IsOutput(value, stage) : value == stage.ValueName;
    }

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private bool IsOutput(string value, ReferenceStage stage) =>
        value.StartsWith(stage.ValueName, StringComparison.Ordinal) && OutputsOf(stage).Contains(value[stage.ValueName.Length..]);

    private IEnumerable<string> OutputsOf(ReferenceStage stage)
    {
        if (stage.Network is not null)
            return program.Network(Close(stage.Network).Name).Stages.Where(s => s.IsOutput).Select(s => s.Name);
        return closing.TryGetValue((string)stage.Arguments["typeParameter"]!, out var closed)
            ? program.ContractsOf(program.Network(closed.Name)).Single().Outputs : [];
    }

    private ReferenceType Close(ReferenceType type) =>
        closing.TryGetValue(type.Name, out var closed) ? closed : type with { Arguments = [.. type.Arguments.Select(Close)] };

    private void Fulfils(ReferenceContract contract)
    {
        var lacks = contract.Outputs.FirstOrDefault(o => network.Stages.FirstOrDefault(s => s.Name == o) is not { IsOutput: true, When: null })
            ?? contract.Create.FirstOrDefault(c => network.Parameters.All(p => p.Name != c))
            ?? (network.Inputs.Select(i => i.Name).SequenceEqual(contract.Inputs) ? null : "other inputs");
        if (lacks is not null)
            throw new ReferenceNameException($"'{network.Name}' does not fulfil {contract.Name}: {lacks}");
    }
}
