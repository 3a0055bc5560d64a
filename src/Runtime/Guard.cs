using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>
/// Conditions on sizes that the compiler could not decide. Generated code checks them before a stage runs, so that what does
/// not fit is named by stage and axis; they allocate nothing unless they fail.
/// </summary>
public static class Guard
{
    /// <summary>Two sizes are equal.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other.</param>
    /// <param name="failure">What is wrong where they are not; <c>{0}</c> and <c>{1}</c> stand for the sizes.</param>
    /// <returns>True.</returns>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static bool Equal(long left, long right, string failure) => left == right || Fail(failure, left, right);

    /// <summary>A number is at least another.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">What it must not be below.</param>
    /// <param name="failure">What is wrong where it is; <c>{0}</c> and <c>{1}</c> stand for the numbers.</param>
    /// <returns>True.</returns>
    /// <exception cref="ArgumentException">It is less.</exception>
    public static bool AtLeast(long left, long right, string failure) => left >= right || Fail(failure, left, right);

    /// <summary>A number divides another.</summary>
    /// <param name="left">The divisor.</param>
    /// <param name="right">What it must divide.</param>
    /// <param name="failure">What is wrong where it does not; <c>{0}</c> and <c>{1}</c> stand for the numbers.</param>
    /// <returns>True.</returns>
    /// <exception cref="ArgumentException">There is a rest, or the divisor is not positive.</exception>
    public static bool Divides(long left, long right, string failure) => (left > 0 && right % left == 0) || Fail(failure, left, right);

    /// <summary>Two sizes are equal, or one of them is 1 and stretches.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other.</param>
    /// <param name="failure">What is wrong where they are not; <c>{0}</c> and <c>{1}</c> stand for the sizes.</param>
    /// <returns>True.</returns>
    /// <exception cref="ArgumentException">They differ, and neither is 1.</exception>
    public static bool Stretches(long left, long right, string failure) => left == right || left == 1 || right == 1 || Fail(failure, left, right);

    /// <summary>The result of a user's own code has the shape that its <see cref="ShapeAttribute"/> promises.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stage">The stage and its network, for the message.</param>
    /// <param name="declared">The shape as declared.</param>
    /// <param name="sizes">Its sizes here; -1 for one that only the stage knows.</param>
    /// <exception cref="ArgumentException">The rank or a size is another.</exception>
    public static void Result(Tensor result, string stage, string declared, params ReadOnlySpan<long> sizes)
    {
        var fits = result.dim() == sizes.Length;
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            fits = fits && (sizes[axis] == -1 || result.size(axis) == sizes[axis]);
        }

        if (!fits)
        {
            var expected = string.Join(", ", sizes.ToArray().Select(s => s == -1 ? "?" : $"{s}"));
            throw new ArgumentException($"{stage} gives [{string.Join(", ", result.shape)}], but its [Shape] says {declared}, which is [{expected}].");
        }
    }

    [DoesNotReturn]
    private static bool Fail(string failure, long left, long right) =>
        throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, failure, left, right));
}
