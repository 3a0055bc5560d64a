using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>What the two kinds of residual stage share: the blocks in a row, their strides and dilations, the downsampling.</summary>
internal abstract class ResidualStage : Operator
{
    /// <summary>Far more than any network has; a number still being typed must not fill the editor's memory.</summary>
    private const int MostBlocks = 1000;

    /// <summary>Channels of a block's result over its width.</summary>
    protected abstract int Expansion { get; }

    /// <summary>The main path of a block, up to its last normalisation.</summary>
    protected abstract Value Block(StageBuilder stage, Value x, string key, Dim width, Dim stride, Dim dilation, NormValue norm);

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        var blocks = Blocks(stage);
        var width = stage.Arguments.Size("width");
        var plan = StridePlan.Read(stage);
        var norm = stage.Arguments.Norm("Norm");
        var (result, before, first) = (x, x, 0);
        for (var i = 0; i < blocks; i++)
        {
            var read = result;
            // A block is lowered as the one before it, which read the same shape and dilates alike: a deep stage has dozens.
            var isAlike = i > 1 && before.Shape.Equals(read.Shape) && plan.Dilation(i).Equals(plan.Dilation(i - 1));
            var (start, old, @new) = (stage.Primitives.Count, $"{i - 1}.", $"{i}.");
            result = isAlike
                ? stage.Repeat(first, before, read, key => @new + key.Substring(old.Length))
                : Residual(stage, read, @new, width, i == 0 ? plan.Stride : 1, plan.Dilation(i), norm);
            (before, first) = (read, start);
        }

        return stage.Layer(result, Name, ("inChannels", x.Shape.C));
    }

    private int Blocks(StageBuilder stage)
    {
        var blocks = stage.Arguments.Size("blocks").Constant ?? 1;
        return blocks <= MostBlocks
            ? (int)blocks
            : throw stage.FailAt("blocks", Descriptors.NotPositive, "blocks", Name, $"at most {MostBlocks}", $"{blocks}").As(DiagnosticKind.Forbidden);
    }

    private Value Residual(StageBuilder stage, Value x, string key, Dim width, Dim stride, Dim dilation, NormValue norm)
    {
        var main = Block(stage, x, key, width, stride, dilation, norm);
        var skip = x;
        if (stride.Constant != 1 || !x.Shape.C.Equals(main.Shape.C))
        {
            var projected = stage.Conv(x, key + "downsample.0.", width * Expansion, new Window(1, stride, 0, 1, 1), bias: false);
            skip = stage.Norm(projected, key + "downsample.1.", norm, "width");
        }

        return stage.Relu(stage.Combine("Add", [main, skip], Footprint.SumInPlace));
    }
}
