namespace DaNetGen.Cli.Demo;

/// <summary>The cross-section of a street, in metres.</summary>
/// <param name="HalfRoad">From the middle line to the kerb.</param>
/// <param name="Pavement">From the kerb to the houses.</param>
/// <param name="HasParking">Whether cars stand along the kerbs.</param>
internal sealed record Street(float HalfRoad, float Pavement, bool HasParking)
{
    private const float ParkingWidth = 2.1f;

    /// <summary>From the middle line to the houses.</summary>
    public float HalfWidth => HalfRoad + Pavement;

    /// <summary>The middle of a lane, from the middle line.</summary>
    public float Lane => (HalfRoad - (HasParking ? ParkingWidth : 0)) / 2;

    /// <summary>Draws one.</summary>
    public static Street Draw(Random random)
    {
        bool hasParking = random.Next(2) == 0;
        return new(random.Between(3.2f, 4.4f) + (hasParking ? ParkingWidth : 0), random.Between(2.2f, 6), hasParking);
    }
}
