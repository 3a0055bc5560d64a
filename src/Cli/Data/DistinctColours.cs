namespace DaNetGen.Cli.Data;

/// <summary>Colours for classes that come without one.</summary>
internal static class DistinctColours
{
    /// <summary>The colour of class <paramref name="index"/>: hues a golden angle apart, so that neighbours differ most.</summary>
    public static Rgb At(int index)
    {
        const double goldenAngle = 137.50776405;
        double hue = index * goldenAngle % 360;
        double value = (index % 3) switch { 0 => 0.90, 1 => 0.70, _ => 0.50 };
        return FromHsv(hue, index % 2 == 0 ? 0.65 : 0.85, value);
    }

    /// <summary>A colour by hue (0 to 360), saturation and value (0 to 1).</summary>
    public static Rgb FromHsv(double hue, double saturation, double value)
    {
        double Channel(double offset)
        {
            double k = (offset + hue / 60) % 6;
            return value - value * saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1);
        }
        return new((byte)Math.Round(255 * Channel(5)), (byte)Math.Round(255 * Channel(3)), (byte)Math.Round(255 * Channel(1)));
    }
}
