using static TorchSharp.torch;

namespace Samples;

/// <summary>Holds networks.</summary>
public static partial class Outer
{
    /// <summary>Is generic.</summary>
    /// <typeparam name="T">Anything.</typeparam>
    public partial record struct Middle<T>
    {
        /// <summary>A network inside.</summary>
        [Network]
        public sealed partial class Inner
        {
            [Conv(2), Output]
            private partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);
        }
    }

    [Network]
    private sealed partial class Hidden
    {
        [Relu, Output]
        internal partial Tensor Active([Shape("B", 3, "H", "W")] Tensor image);
    }
}

/// <summary>Called as the file of a nested one would be.</summary>
[Network]
public sealed partial class Outer_Hidden
{
    [Relu, Output]
    private partial Tensor Active([Shape("B", 3, "H", "W")] Tensor image);
}
