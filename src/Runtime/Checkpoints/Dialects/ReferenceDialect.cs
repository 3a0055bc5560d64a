namespace DaNetGen.Checkpoints;

/// <summary>The reference network's keys, which are this project's: every key stands for itself.</summary>
internal static class ReferenceDialect
{
    public static Dialect Instance { get; } = new()
    {
        Name = "reference",
        Description = "the reference network, and this project",
        Marks = [],
        Rules = [new("", "")],
    };
}
