namespace DaNetGen.Cli.Catalog;

/// <summary>In what the networks of other programs differ from the reference network, which has the defaults.</summary>
/// <param name="StemChannels">Channels of the backbone's stem.</param>
/// <param name="DeepStem">A stem of three 3x3 convolutions in place of one of 7x7.</param>
/// <param name="AlignCorners">Whether DANet's outputs are enlarged so that the corner pixels keep their values.</param>
/// <param name="ChannelwiseDropout">Whether DANet drops whole channels in training, in place of elements.</param>
internal sealed record ModelVariant(int StemChannels = 64, bool DeepStem = false, bool AlignCorners = true, bool ChannelwiseDropout = false);
