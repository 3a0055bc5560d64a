namespace DaNetGen.Checkpoints;

/// <summary>The stages of a ResNet, which every dialect calls alike behind a word of its own.</summary>
internal static class BackboneRules
{
    /// <summary>Before the keys of the backbone in the reference network.</summary>
    public const string Reference = "model.";

    private static readonly string[] Stages = ["layer1.", "layer2.", "layer3.", "layer4."];

    /// <summary>The four residual stages.</summary>
    /// <param name="prefix">The dialect's word, with its dot; empty for none.</param>
    public static IEnumerable<KeyRule> Residual(string prefix) => Stages.Select(stage => new KeyRule(prefix + stage, Reference + stage));

    /// <summary>A stem whose keys are <c>conv1</c> and <c>bn1</c>, and the residual stages. The convolutions of a deep stem are
    /// then <c>conv1.0</c>, <c>conv1.3</c> and <c>conv1.6</c>, as here.</summary>
    /// <param name="prefix">The dialect's word, with its dot; empty for none.</param>
    public static IEnumerable<KeyRule> Whole(string prefix) =>
        [new(prefix + "conv1.", Reference + "conv1."), new(prefix + "bn1.", Reference + "bn1."), .. Residual(prefix)];
}
