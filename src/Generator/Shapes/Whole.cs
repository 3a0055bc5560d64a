namespace DaNetGen.Generator.Shapes;

/// <summary>Arithmetic of whole numbers as sizes need it.</summary>
internal static class Whole
{
    /// <summary>The quotient rounded down.</summary>
    public static long Floor(long a, long b) => a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);

    /// <summary>The quotient rounded up.</summary>
    public static long Ceiling(long a, long b) => -Floor(-a, b);

    /// <summary>The greatest common divisor; that of 0 and a number is the number.</summary>
    public static long Gcd(long a, long b) => b == 0 ? Math.Abs(a) : Gcd(b, a % b);

    /// <summary>The least common multiple of two positive numbers.</summary>
    public static long Lcm(long a, long b) => checked(a / Gcd(a, b) * b);
}
