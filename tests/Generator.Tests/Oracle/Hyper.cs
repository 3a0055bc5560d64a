using System.Globalization;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>A hyperparameter of a random network, and the values that it is tried with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Values">The values.</param>
/// <param name="HasDefault">Whether the first of them is the default.</param>
internal sealed record Hyper(string Name, string Type, IReadOnlyList<object?> Values, bool HasDefault)
{
    /// <summary>What is declared of it besides; empty for nothing.</summary>
    public string Fact { get; init; } = "";

    public string Declaration => $"{Fact}{Type} {Name}" + (HasDefault ? $" = {Code(Values[0])}" : "");

    /// <summary>A value as C# writes it.</summary>
    public static string Code(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        double d => d.ToString("0.0###", CultureInfo.InvariantCulture),
        Norm norm => $"Norm.{norm}",
        int[] array => $"[{string.Join(", ", array)}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    /// <summary>A value as the harness passes it to a constructor.</summary>
    public static string Text(object? value) => value switch
    {
        bool b => b ? "true" : "false",
        int[] array => string.Join(' ', array),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
