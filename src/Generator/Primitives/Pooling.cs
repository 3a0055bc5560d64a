using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Primitives;

internal static class Pooling
{
    /// <summary>Max pooling. libtorch makes the places of the maxima too, also where nothing reads them.</summary>
    private static Footprint Footprint { get; } = new()
    {
        KeepsInputs = true,
        Kept = static t => Places(t),
        Work = static t => t.IsTraining ? 0 : Places(t),
    };

    public static Value MaxPool(this StageBuilder stage, Value x, Window window, Shape shape)
    {
        Setting[] settings = [new("kernel", window.Kernel), new("stride", window.Stride), new("padding", window.Padding)];
        return stage.Add("MaxPool", [x], shape, Footprint, settings: settings);
    }

    private static long Places(Tensors t) => t.Result.Elements * Extent.BytesOfIndex;
}
