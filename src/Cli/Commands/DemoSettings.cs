namespace DaNetGen.Cli.Commands;

/// <summary>What the demo does. The amount of work is fixed, not the time: the figures do not depend on how busy the machine is.</summary>
internal sealed record DemoSettings
{
    /// <summary>Where its pictures and weights go.</summary>
    public string Out { get; init; } = Path.Combine("runs", "demo");

    /// <summary>What scenes, weights and order are drawn from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Scenes to learn from.</summary>
    public int Scenes { get; init; } = 240;

    /// <summary>How often they are seen.</summary>
    public int Epochs { get; init; } = 8;

    /// <summary>Scenes held out.</summary>
    public int HeldOut { get; init; } = 40;
}
