using static TorchSharp.torch;

namespace DaNetGen.Tests.Dialects;

/// <summary>
/// The keys and shapes of other people's state_dicts, written down from their public sources: torchvision/models/resnet.py;
/// encoding/models/sseg/danet.py, encoding/nn/da_att.py and encoding/models/backbone/resnet.py of the authors' repository;
/// mmseg/models/decode_heads/da_head.py and fcn_head.py, mmseg/models/utils/self_attention_block.py,
/// mmseg/models/backbones/resnet.py and configs/_base_/models/danet_r50-d8.py of mmsegmentation.
/// </summary>
internal static class PublicKeys
{
    private static readonly Dictionary<int, int[]> Blocks = new()
    {
        [18] = [2, 2, 2, 2], [34] = [3, 4, 6, 3], [50] = [3, 4, 6, 3], [101] = [3, 4, 23, 3], [152] = [3, 8, 36, 3],
    };

    public static IEnumerable<Entry> Torchvision(int depth) =>
        [.. PlainStem("conv1", "bn1"), .. Layers("", depth, stem: 64), .. Linear("fc", Channels(depth), 1000)];

    /// <summary>The authors' network; a deep stem is a sequence inside <c>conv1</c>, twice as wide as torchvision's.</summary>
    public static IEnumerable<Entry> Authors(int classes, bool deepStem) =>
    [
        .. deepStem
            ? [
                new("pretrained.conv1.0.weight", [64, 3, 3, 3]), .. Norm("pretrained.conv1.1", 64),
                new("pretrained.conv1.3.weight", [64, 64, 3, 3]), .. Norm("pretrained.conv1.4", 64),
                new("pretrained.conv1.6.weight", [128, 64, 3, 3]), .. Norm("pretrained.bn1", 128),
            ]
            : PlainStem("pretrained.conv1", "pretrained.bn1"),
        .. Layers("pretrained.", depth: 50, stem: deepStem ? 128 : 64),
        .. Sequence("head.conv5a", 2048, 512), .. Sequence("head.conv5c", 2048, 512),
        new("head.sa.gamma", [1]), .. Conv("head.sa.query_conv", 512, 64), .. Conv("head.sa.key_conv", 512, 64), .. Conv("head.sa.value_conv", 512, 512),
        new("head.sc.gamma", [1]),
        .. Sequence("head.conv51", 512, 512), .. Sequence("head.conv52", 512, 512),
        .. Conv("head.conv6.1", 512, classes), .. Conv("head.conv7.1", 512, classes), .. Conv("head.conv8.1", 512, classes),
    ];

    /// <summary>mmsegmentation's network, without its auxiliary head.</summary>
    public static IEnumerable<Entry> Mmsegmentation(int depth, int classes, bool deepStem)
    {
        var (wide, narrow) = (Channels(depth), Channels(depth) / 4);
        return
        [
            .. deepStem
                ? [
                    new("backbone.stem.0.weight", [32, 3, 3, 3]), .. Norm("backbone.stem.1", 32),
                    new("backbone.stem.3.weight", [32, 32, 3, 3]), .. Norm("backbone.stem.4", 32),
                    new("backbone.stem.6.weight", [64, 32, 3, 3]), .. Norm("backbone.stem.7", 64),
                ]
                : PlainStem("backbone.conv1", "backbone.bn1"),
            .. Layers("backbone.", depth, stem: 64),
            .. Conv("decode_head.conv_seg", narrow, classes),
            .. Module("decode_head.pam_in_conv", wide, narrow),
            new("decode_head.pam.gamma.scale", []),
            .. Conv("decode_head.pam.key_project", narrow, narrow / 8), .. Conv("decode_head.pam.query_project", narrow, narrow / 8),
            .. Conv("decode_head.pam.value_project", narrow, narrow),
            .. Module("decode_head.pam_out_conv", narrow, narrow), .. Conv("decode_head.pam_conv_seg", narrow, classes),
            .. Module("decode_head.cam_in_conv", wide, narrow),
            new("decode_head.cam.gamma.scale", []),
            .. Module("decode_head.cam_out_conv", narrow, narrow), .. Conv("decode_head.cam_conv_seg", narrow, classes),
        ];
    }

    /// <summary>The small FCN on the third stage that mmsegmentation trains beside it.</summary>
    public static IEnumerable<Entry> MmsegmentationAuxiliary(int classes) =>
        [.. Conv("auxiliary_head.conv_seg", 256, classes), .. Module("auxiliary_head.convs.0", 1024, 256)];

    /// <summary>Random values; counts of batches are whole numbers.</summary>
    public static IReadOnlyList<(string Key, Tensor Value)> Random(IEnumerable<Entry> entries) =>
        [.. entries.Select(entry => (entry.Key, entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal) ? randint(1, 1000, entry.Shape, int64) : randn(entry.Shape)))];

    private static int Channels(int depth) => depth < 50 ? 512 : 2048;

    private static IEnumerable<Entry> PlainStem(string conv, string norm) => [new($"{conv}.weight", [64, 3, 7, 7]), .. Norm(norm, 64)];

    private static IEnumerable<Entry> Layers(string prefix, int depth, long stem)
    {
        var channels = stem;
        for (var layer = 1; layer <= 4; layer++)
        {
            var width = 32L << layer;
            for (var i = 0; i < Blocks[depth][layer - 1]; i++)
            {
                var block = $"{prefix}layer{layer}.{i}";
                var made = depth < 50 ? width : width * 4;
                IEnumerable<Entry> main = depth < 50
                    ? [
                        new($"{block}.conv1.weight", [width, channels, 3, 3]), .. Norm($"{block}.bn1", width),
                        new($"{block}.conv2.weight", [width, width, 3, 3]), .. Norm($"{block}.bn2", width),
                    ]
                    : [
                        new($"{block}.conv1.weight", [width, channels, 1, 1]), .. Norm($"{block}.bn1", width),
                        new($"{block}.conv2.weight", [width, width, 3, 3]), .. Norm($"{block}.bn2", width),
                        new($"{block}.conv3.weight", [made, width, 1, 1]), .. Norm($"{block}.bn3", made),
                    ];
                foreach (var entry in main)
                    yield return entry;
                if (i == 0 && (layer > 1 || channels != made))
                {
                    foreach (var entry in (Entry[])[new($"{block}.downsample.0.weight", [made, channels, 1, 1]), .. Norm($"{block}.downsample.1", made)])
                        yield return entry;
                }
                channels = made;
            }
        }
    }

    /// <summary>A convolution without bias and its normalisation in an <c>nn.Sequential</c>.</summary>
    private static IEnumerable<Entry> Sequence(string prefix, long from, long to) => [new($"{prefix}.0.weight", [to, from, 3, 3]), .. Norm($"{prefix}.1", to)];

    /// <summary>The same in a ConvModule of mmcv.</summary>
    private static IEnumerable<Entry> Module(string prefix, long from, long to) => [new($"{prefix}.conv.weight", [to, from, 3, 3]), .. Norm($"{prefix}.bn", to)];

    private static IEnumerable<Entry> Conv(string prefix, long from, long to) => [new($"{prefix}.weight", [to, from, 1, 1]), new($"{prefix}.bias", [to])];

    private static IEnumerable<Entry> Linear(string prefix, long from, long to) => [new($"{prefix}.weight", [to, from]), new($"{prefix}.bias", [to])];

    private static IEnumerable<Entry> Norm(string prefix, long channels) =>
    [
        new($"{prefix}.weight", [channels]), new($"{prefix}.bias", [channels]), new($"{prefix}.running_mean", [channels]),
        new($"{prefix}.running_var", [channels]), new($"{prefix}.num_batches_tracked", []),
    ];

    /// <summary>A tensor of a state_dict.</summary>
    public sealed record Entry(string Key, long[] Shape);
}
