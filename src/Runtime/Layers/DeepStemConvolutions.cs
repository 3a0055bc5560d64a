using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>The three convolutions of a deep stem, a sequence in PyTorch: keys <c>0</c>, <c>1</c> (norm), <c>3</c>, <c>4</c>
/// (norm) and <c>6</c>; 2 and 5 are activations.</summary>
internal sealed class DeepStemConvolutions : Layer
{
    private readonly Conv2d _first, _second, _third;
    private readonly Layer _firstNorm, _secondNorm;

    public DeepStemConvolutions(int inChannels, int channels, Norm norm) : base(nameof(DeepStemConvolutions))
    {
        var inner = channels / 2;
        _first = Child("0", new Conv2d(inChannels, inner, kernel: 3, stride: 2, bias: false));
        _firstNorm = Child("1", Normalisation.Create(norm, inner));
        _second = Child("3", new Conv2d(inner, inner, kernel: 3, bias: false));
        _secondNorm = Child("4", Normalisation.Create(norm, inner));
        _third = Child("6", new Conv2d(inner, channels, kernel: 3, bias: false));
    }

    public override Tensor forward(Tensor input)
    {
        using var first = _first.call(input);
        using var firstActivated = _firstNorm.call(first).relu_();
        first.Dispose();
        using var second = _second.call(firstActivated);
        firstActivated.Dispose();
        using var secondActivated = _secondNorm.call(second).relu_();
        second.Dispose();
        return _third.call(secondActivated);
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input)
    {
        var first = graph.Add(new Relu(), _firstNorm.Lower(graph, _first.Lower(graph, input)));
        var second = graph.Add(new Relu(), _secondNorm.Lower(graph, _second.Lower(graph, first)));
        return _third.Lower(graph, second);
    }
}
