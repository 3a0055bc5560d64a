using System.Globalization;

namespace DaNetGen.Generator.Shapes;

/// <summary>Finds numbers that divide, for messages and repairs.</summary>
internal static class Divisors
{
    /// <summary>The divisor of <paramref name="of"/> nearest to <paramref name="wanted"/>; the smaller of two as near.</summary>
    public static long Nearest(long wanted, long of)
    {
        for (var distance = 0L; ; distance++)
        {
            if (wanted - distance >= 1 && of % (wanted - distance) == 0)
            {
                return wanted - distance;
            }

            if (of % (wanted + distance) == 0)
            {
                return wanted + distance;
            }
        }
    }

    /// <summary>The end of a message that says what would divide; empty where that is not known.</summary>
    public static string Suggest(Dim wanted, Dim of) => NearestText(wanted, of) is { } nearest ? $": {nearest} would" : "";

    /// <summary>The nearest divisor as it would be written; null where that is not known.</summary>
    public static string? NearestText(Dim wanted, Dim of) =>
        wanted.Constant is { } number && of.Constant is { } value and > 0 ? Nearest(number, value).ToString(CultureInfo.InvariantCulture) : null;
}
