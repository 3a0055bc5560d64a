using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>Checks that only the running program can make; generated code calls them.</summary>
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

    /// <summary>The value, where it is one that <see cref="MultipleOfAttribute"/> allows.</summary>
    /// <param name="value">The hyperparameter.</param>
    /// <param name="of">What it must be a multiple of.</param>
    /// <param name="name">The hyperparameter's name; the compiler gives it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another value.</exception>
    public static int MultipleOf(int value, int of, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value % of == 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be a multiple of {of}.");

    /// <summary>The value, where it is one that <see cref="AtLeastAttribute"/> allows.</summary>
    /// <param name="value">The hyperparameter.</param>
    /// <param name="least">The smallest value.</param>
    /// <param name="name">The hyperparameter's name; the compiler gives it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is smaller.</exception>
    public static int AtLeast(int value, int least, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be at least {least}.");

    /// <summary>Checks an input against its declared shape, as far as that is known when the network is built.</summary>
    /// <param name="input">The input.</param>
    /// <param name="declared">The shape as declared: <c>[B, 3, H, W]</c>.</param>
    /// <param name="rank">The number of its dimensions.</param>
    /// <param name="sizes">The dimensions that are known, by their index.</param>
    /// <param name="name">The input's name; the compiler gives it.</param>
    /// <exception cref="ArgumentException">The rank or one of the sizes is another.</exception>
    public static void Shape(
        Tensor input, string declared, int rank, (int Axis, long Size)[] sizes, [CallerArgumentExpression(nameof(input))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(input, name);
        var fits = input.dim() == rank;
        foreach (var (axis, size) in sizes)
        {
            fits = fits && input.size(axis) == size;
        }

        if (!fits)
        {
            var known = string.Concat(sizes.Select(s => $", dimension {s.Axis} being {s.Size}"));
            throw new ArgumentException($"Input '{name}' must be {declared}{known}, but it is [{string.Join(", ", input.shape)}].", name);
        }
    }

    /// <summary>Checks that two inputs have the size in common that their shapes declare by one symbol.</summary>
    /// <param name="input">The input.</param>
    /// <param name="axis">The dimension that is compared.</param>
    /// <param name="other">The input that came first.</param>
    /// <param name="otherAxis">Its dimension.</param>
    /// <param name="symbol">The symbol of both.</param>
    /// <param name="name">The input's name; the compiler gives it.</param>
    /// <param name="otherName">The other's name; the compiler gives it.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void SameSize(
        Tensor input,
        int axis,
        Tensor other,
        int otherAxis,
        string symbol,
        [CallerArgumentExpression(nameof(input))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        if (input.size(axis) != other.size(otherAxis))
        {
            throw new ArgumentException(
                $"Inputs '{otherName}' and '{name}' must agree in {symbol}, but dimension {otherAxis} of '{otherName}' is {other.size(otherAxis)} and dimension {axis} of '{name}' is {input.size(axis)}.",
                name);
        }
    }

    /// <summary>Checks a dimension of an input that is declared by way of other dimensions, such as <c>"2 * H"</c>.</summary>
    /// <param name="input">The input.</param>
    /// <param name="axis">The dimension.</param>
    /// <param name="size">The size that it must have.</param>
    /// <param name="declared">The size as declared.</param>
    /// <param name="name">The input's name; the compiler gives it.</param>
    /// <exception cref="ArgumentException">The size is another.</exception>
    public static void Size(
        Tensor input, int axis, long size, string declared, [CallerArgumentExpression(nameof(input))] string name = "")
    {
        if (input.size(axis) != size)
        {
            throw new ArgumentException($"Dimension {axis} of input '{name}' must be {declared}, which is {size}, but it is {input.size(axis)}.", name);
        }
    }

    /// <summary>Checks a size of an input of which <see cref="MultipleOfAttribute"/> says what divides it.</summary>
    /// <param name="input">The input.</param>
    /// <param name="axis">The dimension.</param>
    /// <param name="of">What it must be a multiple of.</param>
    /// <param name="symbol">The size's symbol.</param>
    /// <param name="name">The input's name; the compiler gives it.</param>
    /// <exception cref="ArgumentException">The size is no multiple.</exception>
    public static void MultipleOf(
        Tensor input, int axis, long of, string symbol, [CallerArgumentExpression(nameof(input))] string name = "")
    {
        if (input.size(axis) % of != 0)
        {
            throw new ArgumentException($"{symbol} of input '{name}', its dimension {axis}, must be a multiple of {of}, but it is {input.size(axis)}.", name);
        }
    }

    /// <summary>Checks a size of an input of which <see cref="AtLeastAttribute"/> says how small it may be.</summary>
    /// <param name="input">The input.</param>
    /// <param name="axis">The dimension.</param>
    /// <param name="least">The smallest size.</param>
    /// <param name="symbol">The size's symbol.</param>
    /// <param name="name">The input's name; the compiler gives it.</param>
    /// <exception cref="ArgumentException">The size is smaller.</exception>
    public static void AtLeast(
        Tensor input, int axis, long least, string symbol, [CallerArgumentExpression(nameof(input))] string name = "")
    {
        if (input.size(axis) < least)
        {
            throw new ArgumentException($"{symbol} of input '{name}', its dimension {axis}, must be at least {least}, but it is {input.size(axis)}.", name);
        }
    }

    /// <summary>The result of a user's own code as a tensor of its own, also where that code gave back one of its arguments.</summary>
    /// <param name="result">What the user's code returned.</param>
    /// <param name="arguments">What it was given.</param>
    public static Tensor Fresh(Tensor result, params ReadOnlySpan<Tensor> arguments)
    {
        foreach (var argument in arguments)
        {
            if (ReferenceEquals(result, argument))
            {
                return result.alias();
            }
        }

        return result;
    }
}
