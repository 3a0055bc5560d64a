using System.Runtime.CompilerServices;

namespace DaNetGen;

/// <summary>Checks of hyperparameters that only the running program can make.</summary>
public static class Require
{
    /// <summary>The value, where it is one that <see cref="OneOfAttribute"/> allows.</summary>
    /// <param name="value">The hyperparameter.</param>
    /// <param name="allowed">The values that are allowed.</param>
    /// <param name="name">The hyperparameter's name; the compiler gives it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another value.</exception>
    public static int OneOf(int value, ReadOnlySpan<int> allowed, [CallerArgumentExpression(nameof(value))] string name = "") =>
        allowed.Contains(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be one of {string.Join(", ", allowed.ToArray())}.");
}
