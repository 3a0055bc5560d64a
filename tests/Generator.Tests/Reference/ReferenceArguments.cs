namespace DaNetGen.Generator.Tests.Reference;

/// <summary>The arguments of one stage's attribute, evaluated in the network that runs.</summary>
internal sealed class ReferenceArguments(ReferenceStage stage, ReferenceFrame frame)
{
    public string Operator => stage.Operator;

    public string? Body => stage.Body;

    public ReferenceType? Module => stage.Network;

    public long Size(string name) => Optional(name) ?? throw new ReferenceNameException($"'{name}' of [{stage.Operator}] is missing");

    public long Size(string name, long missing) => Optional(name) ?? missing;

    public long? Optional(string name) => stage.Arguments.GetValueOrDefault(name) is { } value ? frame.Size(value) : null;

    public bool Flag(string name, bool missing = false) => stage.Arguments.GetValueOrDefault(name) switch
    {
        null => missing,
        bool flag => flag,
        var other => throw new ReferenceNameException($"{other} is no flag"),
    };

    /// <summary>A flag that a hyperparameter may give.</summary>
    public bool Switch(string name) => frame.Argument(stage.Arguments.GetValueOrDefault(name)) switch
    {
        null => false,
        bool flag => flag,
        var other => throw new ReferenceNameException($"{other} is no flag"),
    };

    public double Probability(string name, double missing = 0.5) => frame.Argument(stage.Arguments.GetValueOrDefault(name)) switch
    {
        null => missing,
        double p => p,
        int p => p,
        var other => throw new ReferenceNameException($"{other} is no probability"),
    };

    public Norm Normalisation() => frame.Argument(stage.Arguments.GetValueOrDefault("norm")) switch
    {
        null => Norm.Batch,
        Norm norm => norm,
        var other => throw new ReferenceNameException($"{other} is no Norm"),
    };

    public int[]? Array(string name) => frame.Argument(stage.Arguments.GetValueOrDefault(name)) switch
    {
        null => null,
        int[] array => array,
        var other => throw new ReferenceNameException($"{other} is no array"),
    };
}
