using DaNetGen.Graphs;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>What the two kinds of residual stage share: blocks in a row, under the keys <c>0</c>, <c>1</c>, ...</summary>
public abstract class ResidualStage : Layer
{
    private readonly Layer[] _blocks;

    /// <summary>Makes the blocks; convolutions start Kaiming-normal by fan-out.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="blocks">Number of residual blocks.</param>
    /// <param name="geometry">Strides and dilations.</param>
    /// <param name="makeBlock">Makes the block of an index, with its stride and dilation.</param>
    private protected ResidualStage(string name, int blocks, StageGeometry geometry, Func<int, int, int, Layer> makeBlock) : base(name)
    {
        _blocks = new Layer[blocks];
        for (var i = 0; i < blocks; i++)
            _blocks[i] = Child($"{i}", makeBlock(i, i == 0 ? geometry.Stride : 1, geometry.Dilations[i]));
        Initialise.KaimingNormalFanOut(this);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var value = _blocks[0].call(input);
        foreach (var block in _blocks.AsSpan(1))
        {
            using var read = value;
            value = block.call(read);
        }
        return value;
    }

    internal sealed override GraphValue Lower(GraphBuilder graph, GraphValue input) =>
        _blocks.Aggregate(input, (value, block) => block.Lower(graph, value));
}
