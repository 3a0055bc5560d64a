namespace DaNetGen.Cli.Commands;

/// <summary>What the demo does.</summary>
internal sealed record DemoSettings
{
    /// <summary>Where its pictures and weights go.</summary>
    public string Out { get; init; } = Path.Combine("runs", "demo");

    /// <summary>What scenes, weights and order are drawn from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The time that it trains.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>Scenes to learn from.</summary>
    public int Scenes { get; init; } = 160;

    /// <summary>Scenes held out.</summary>
    public int HeldOut { get; init; } = 16;
}
