namespace DaNetGen.Checkpoints;

/// <summary>
/// DANet of mmsegmentation. Its outputs are enlarged without aligned corners, but for the settings of 769x769, and it drops
/// channels. Its backbone is ResNetV1c, whose deep stem of 32, 32 and 64 channels is one sequence (0, 3, 6 convolutions; 1, 4, 7
/// normalisations), or a ResNet with a plain stem. The weights of its attentions are numbers without a dimension; its position
/// attention does not divide by the root of the channels, so query, key and value are those of the paper. The auxiliary head, a
/// small FCN on the third stage, has no place in DANet as the paper has it.
/// </summary>
internal static class MmsegmentationDialect
{
    public static Dialect Instance { get; } = new()
    {
        Name = "mmsegmentation",
        Description = "mmsegmentation's DANet",
        Marks = ["backbone.layer1.", "decode_head."],
        Ignored = ["auxiliary_head."],
        AlignCorners = false,
        ChannelwiseDropout = true,
        Rules =
        [
            new("backbone.conv1.", "model.conv1.", Deep: false),
            new("backbone.bn1.", "model.bn1.", Deep: false),
            .. Enumerable.Range(0, 7).Select(layer => new KeyRule($"backbone.stem.{layer}.", $"model.conv1.{layer}.", Deep: true)),
            new("backbone.stem.7.", "model.bn1.", Deep: true),
            .. BackboneRules.Residual("backbone."),
            .. Block("pam_in_conv", "conv_p1"),
            .. Block("cam_in_conv", "conv_c1"),
            new("decode_head.pam.query_project.", "head.pam.conv_b."),
            new("decode_head.pam.key_project.", "head.pam.conv_c."),
            new("decode_head.pam.value_project.", "head.pam.conv_d."),
            new("decode_head.pam.gamma.scale", "head.pam.alpha", Scalar: true),
            new("decode_head.cam.gamma.scale", "head.cam.beta", Scalar: true),
            .. Block("pam_out_conv", "conv_p2"),
            .. Block("cam_out_conv", "conv_c2"),
            new("decode_head.conv_seg.", "head.out.1."),
            new("decode_head.pam_conv_seg.", "head.conv_p3.1."),
            new("decode_head.cam_conv_seg.", "head.conv_c3.1."),
        ],
    };

    /// <summary>A convolution with its normalisation.</summary>
    private static KeyRule[] Block(string theirs, string ours) =>
        [new($"decode_head.{theirs}.conv.", $"head.{ours}.0."), new($"decode_head.{theirs}.bn.", $"head.{ours}.1.")];
}
