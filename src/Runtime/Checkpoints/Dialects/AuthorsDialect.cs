namespace DaNetGen.Checkpoints;

/// <summary>
/// The network of DANet's authors (github.com/junfu1115/DANet, built on PyTorch-Encoding). Its outputs are enlarged with aligned
/// corners and it drops channels. Its ResNets have a plain stem (<c>--no-deepstem</c>, as the weights that the authors published)
/// or a deep one of 64, 64 and 128 channels. A sequence keeps the index of each layer: 0 is the convolution, 1 the
/// normalisation; before a classifier 0 is the dropout and 1 the convolution.
/// </summary>
internal static class AuthorsDialect
{
    public static Dialect Instance { get; } = new()
    {
        Name = "authors",
        Description = "DANet's authors, github.com/junfu1115/DANet",
        Marks = ["pretrained.layer1."],
        Ignored = ["pretrained.fc.", "auxlayer."],
        ChannelwiseDropout = true,
        Rules =
        [
            .. BackboneRules.Whole("pretrained."),
            new("head.conv5a.", "head.conv_p1."),
            new("head.conv5c.", "head.conv_c1."),
            new("head.sa.query_conv.", "head.pam.conv_b."),
            new("head.sa.key_conv.", "head.pam.conv_c."),
            new("head.sa.value_conv.", "head.pam.conv_d."),
            new("head.sa.gamma", "head.pam.alpha"),
            new("head.sc.gamma", "head.cam.beta"),
            new("head.conv51.", "head.conv_p2."),
            new("head.conv52.", "head.conv_c2."),
            new("head.conv6.", "head.conv_p3."),
            new("head.conv7.", "head.conv_c3."),
            new("head.conv8.", "head.out."),
        ],
    };
}
