using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Dropout and a 1x1 convolution to class logits.</summary>
internal sealed class Classifier : Operator
{
    public override string Name => "Classifier";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        var classes = stage.Arguments.Size("classes");
        stage.Arguments.Probability("dropout");
        // Which of the two drops is open where a hyperparameter decides; neither does anything once a network is trained.
        var channelwise = stage.Arguments.Switch("Channelwise");
        var dropped = stage.Dropout(x, "dropout", channelwise.Constant is true);
        var logits = stage.Conv(dropped, "1.", classes, Window.Pointwise, bias: true);
        return stage.Layer(logits, Name, ("inChannels", x.Shape.C), ("classes", classes));
    }
}
