using SkiaSharp;

namespace DaNetGen.Cli.Demo;

/// <summary>Draws from ranges and lists.</summary>
internal static class Chance
{
    /// <summary>A number in a range.</summary>
    public static float Between(this Random random, float least, float most) => least + (most - least) * random.NextSingle();

    /// <summary>Whether something with a share of so much happens.</summary>
    public static bool Happens(this Random random, float share) => random.NextSingle() < share;

    /// <summary>One of several.</summary>
    public static T Of<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>A colour that is brighter (over 1) or darker.</summary>
    public static SKColor Times(this SKColor colour, float factor) => new(Channel(colour.Red * factor), Channel(colour.Green * factor), Channel(colour.Blue * factor), colour.Alpha);

    /// <summary>A colour on the way to another.</summary>
    public static SKColor Towards(this SKColor colour, SKColor other, float share) => new(
        Channel(colour.Red + (other.Red - colour.Red) * share), Channel(colour.Green + (other.Green - colour.Green) * share), Channel(colour.Blue + (other.Blue - colour.Blue) * share));

    /// <summary>A channel's value, kept in its range.</summary>
    public static byte Channel(float value) => (byte)Math.Clamp(value, 0, 255);
}
