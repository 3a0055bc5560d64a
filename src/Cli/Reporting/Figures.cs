using System.Globalization;

namespace DaNetGen.Cli.Reporting;

/// <summary>Numbers as a person reads them.</summary>
internal static class Figures
{
    private const int MostPlaces = 12;
    private static readonly (double Unit, string Letter)[] Units = [(1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>Three digits and a unit: 590 k, 11.2 M.</summary>
    public static string Compact(long value)
    {
        // A number that rounds to the next unit's first step is written in that unit.
        foreach ((double unit, string letter) in Units)
            if (value >= 0.9995 * unit) return $"{ThreeDigits(value / unit)} {letter}";
        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The same with what is counted: "11.2 M parameters", "1 parameter".</summary>
    public static string Compact(long count, string thing) => $"{Compact(count)} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>Three digits or more: 2.50, 0.257, 0.0000718.</summary>
    public static string Short(double value)
    {
        double size = Math.Abs(value);
        int places = size >= 1 ? 2 : size is >= 0.1 or 0 ? 3 : Math.Min(MostPlaces, 2 - (int)Math.Floor(Math.Log10(size)));
        return value.ToString("F" + places, CultureInfo.InvariantCulture);
    }

    /// <summary>A share as per cent with one place.</summary>
    public static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole as per cent; a small one is not written as nothing.</summary>
    public static string Share(double share) => share is > 0 and < 0.0005 ? "<0.1 %" : Percent(share);

    /// <summary>A time in its two largest units: "52 s", "26 min 40 s", "3 h 5 min".</summary>
    public static string Time(double seconds)
    {
        long whole = (long)Math.Round(seconds);
        return whole switch
        {
            < 60 => $"{whole} s",
            < 3600 => $"{whole / 60} min {whole % 60} s",
            _ => $"{whole / 3600} h {whole / 60 % 60} min",
        };
    }

    /// <summary>"1 epoch", "2 epochs".</summary>
    public static string Many(long count, string thing) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {thing}{(count == 1 ? "" : "s")}";

    private static string ThreeDigits(double value) => value.ToString(value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
