using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>
/// How a residual stage keeps to the network's output stride: where its nominal stride passes that, dilation replaces the
/// stride, and the first block keeps the dilation of the stage before. A multi-grid multiplies the dilations block by block.
/// </summary>
internal sealed class StridePlan
{
    private readonly Dim dilation;
    private readonly Dim firstDilation;
    private readonly ArrayValue multiGrid;

    private StridePlan(Dim stride, Dim dilation, Dim firstDilation, ArrayValue multiGrid) =>
        (Stride, this.dilation, this.firstDilation, this.multiGrid) = (stride, dilation, firstDilation, multiGrid);

    /// <summary>The stride of the first block.</summary>
    public Dim Stride { get; }

    public Dim Dilation(int block) => multiGrid is { Elements: null, Name: null }
        ? block == 0 ? firstDilation : dilation
        : dilation * multiGrid.Element(block);

    public static StridePlan Read(StageBuilder stage)
    {
        var stride = stage.Arguments.Size("stride", 1);
        var nominal = stage.Arguments.Size("NominalStride", 1);
        var output = stage.Arguments.OptionalSize("OutputStride");
        var grid = stage.Arguments.Array("MultiGrid");
        return output is null
            ? new StridePlan(stride, 1, 1, grid)
            : new StridePlan(
                Dim.Min(stride, Dim.Max(1, output * stride / nominal)),
                Dim.Max(1, nominal / output),
                Dim.Max(1, nominal / stride / output),
                grid);
    }
}
