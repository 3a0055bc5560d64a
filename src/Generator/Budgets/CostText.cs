using System.Globalization;

namespace DaNetGen.Generator.Budgets;

/// <summary>Counts and shares, as a message says them.</summary>
internal static class CostText
{
    private const int Stages = 3, Digits = 3, AllDigits = 15;
    private const double Whole = 1e5;

    /// <summary>A number with all its digits: <c>1e12</c>, <c>4.75e7</c>, <c>900</c>.</summary>
    public static string Exact(double number) => Rounded(number, AllDigits);

    /// <summary>A count with as many digits as it takes to see that it is over its budget.</summary>
    public static string Over(double count, double budget) => Enumerable.Range(Digits, AllDigits - Digits).Select(d => Rounded(count, d))
        .FirstOrDefault(t => double.Parse(t, NumberStyles.Float, CultureInfo.InvariantCulture) > budget) ?? Exact(count);

    /// <summary>The stages that cost most, with their shares: <c>Backbone.Layer4 41 %, Head.ConvP1 18 %</c>.</summary>
    public static string Largest(IReadOnlyList<(string Stage, double Count)> costs)
    {
        var total = costs.Sum(c => c.Count);
        var largest = costs.Where(c => c.Count > 0).OrderByDescending(c => c.Count).Take(Stages);
        return string.Join(", ", largest.Select(c => $"{c.Stage} {Math.Round(100 * c.Count / total).ToString(CultureInfo.InvariantCulture)} %"));
    }

    private static string Rounded(double number, int digits)
    {
        if (Math.Abs(number) < Whole)
        {
            return number.ToString("0.###", CultureInfo.InvariantCulture);
        }

        var parts = number.ToString($"E{digits - 1}", CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0].Contains('.') ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        return $"{mantissa}e{int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}";
    }
}
