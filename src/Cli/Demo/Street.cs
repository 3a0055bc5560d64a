namespace DaNetGen.Cli.Demo;

/// <summary>The cross-section of a street, in metres.</summary>
/// <param name="HalfRoad">From the middle line to the kerb.</param>
/// <param name="Pavement">From the kerb to the houses.</param>
internal sealed record Street(float HalfRoad, float Pavement)
{
    /// <summary>From the middle line to the houses.</summary>
    public float HalfWidth => HalfRoad + Pavement;
}
