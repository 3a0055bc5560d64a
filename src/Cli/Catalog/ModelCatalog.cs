using DaNetGen.Models;

namespace DaNetGen.Cli.Catalog;

/// <summary>Every network that the command knows by name.</summary>
internal static class ModelCatalog
{
    /// <summary>The output strides that the backbones offer.</summary>
    public static IReadOnlyList<int> OutputStrides { get; } = [8, 16, 32];

    /// <summary>All of them, in the order of the list of models.</summary>
    public static IReadOnlyList<ModelEntry> All { get; } =
    [
        DANet<SmallBackbone>("danet-small", "small", NoGrid),
        DANet<ResNet18>("danet-r18", "ResNet-18"),
        DANet<ResNet34>("danet-r34", "ResNet-34"),
        DANet<ResNet50>("danet-r50", "ResNet-50"),
        DANet<ResNet101>("danet-r101", "ResNet-101"),
        DANet<ResNet152>("danet-r152", "ResNet-152"),
        Fcn<SmallBackbone>("fcn-small", "small", NoGrid),
        Fcn<ResNet18>("fcn-r18", "ResNet-18"),
        Fcn<ResNet34>("fcn-r34", "ResNet-34"),
        Fcn<ResNet50>("fcn-r50", "ResNet-50"),
        Fcn<ResNet101>("fcn-r101", "ResNet-101"),
        Fcn<ResNet152>("fcn-r152", "ResNet-152"),
        Pam<ResNet18>("pam-r18", "ResNet-18"),
        Pam<ResNet34>("pam-r34", "ResNet-34"),
        Pam<ResNet50>("pam-r50", "ResNet-50"),
        Pam<ResNet101>("pam-r101", "ResNet-101"),
        Pam<ResNet152>("pam-r152", "ResNet-152"),
        Cam<ResNet18>("cam-r18", "ResNet-18"),
        Cam<ResNet34>("cam-r34", "ResNet-34"),
        Cam<ResNet50>("cam-r50", "ResNet-50"),
        Cam<ResNet101>("cam-r101", "ResNet-101"),
        Cam<ResNet152>("cam-r152", "ResNet-152"),
    ];

    /// <summary>The entry of a name.</summary>
    /// <exception cref="UserError">There is no such model; the nearest name is offered.</exception>
    public static ModelEntry Find(string name) =>
        All.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"There is no model '{name}'{Nearest.Hint(name, All.Select(e => e.Name))}; `danet models` lists them.");

    /// <summary>Builds a network with fresh weights.</summary>
    /// <exception cref="UserError">There is no such model, or the output stride or multi-grid is none it can have.</exception>
    public static Network Build(ModelSpec spec)
    {
        ModelEntry entry = Find(spec.Name);
        CheckStride(spec.OutputStride);
        if (spec.MultiGrid is { } grid && grid.Any(factor => factor < 1))
            throw new UserError($"The multi-grid {string.Join(',', grid)} is none; give whole numbers of at least 1, such as 1,2,4.");
        return entry.Build(spec);
    }

    /// <summary>Refuses an output stride that no backbone offers.</summary>
    /// <exception cref="UserError">It is none of <see cref="OutputStrides"/>.</exception>
    public static void CheckStride(int outputStride)
    {
        if (!OutputStrides.Contains(outputStride)) throw new UserError($"The output stride {outputStride} is not offered; use {string.Join(", ", OutputStrides)}.");
    }

    private static ModelEntry DANet<TBackbone>(string name, string backbone, Func<ModelSpec, int[]?>? grid = null)
        where TBackbone : Network, IBackbone<TBackbone> => new(name, "dual attention", backbone, s => new DANet<TBackbone>(
            s.Classes, s.OutputStride, (grid ?? Grid)(s), s.Aux, stemChannels: s.Variant.StemChannels, deepStem: s.Variant.DeepStem,
            alignCorners: s.Variant.AlignCorners, channelwiseDropout: s.Variant.ChannelwiseDropout));

    private static ModelEntry Fcn<TBackbone>(string name, string backbone, Func<ModelSpec, int[]?>? grid = null)
        where TBackbone : Network, IBackbone<TBackbone> => new(name, "fully convolutional", backbone, s => new Fcn<TBackbone>(
            s.Classes, s.OutputStride, (grid ?? Grid)(s), s.Aux, stemChannels: s.Variant.StemChannels, deepStem: s.Variant.DeepStem));

    private static ModelEntry Pam<TBackbone>(string name, string backbone)
        where TBackbone : Network, IBackbone<TBackbone> => new(name, "position attention", backbone, s => new PositionAttentionNet<TBackbone>(
            s.Classes, s.OutputStride, Grid(s), s.Aux, stemChannels: s.Variant.StemChannels, deepStem: s.Variant.DeepStem));

    private static ModelEntry Cam<TBackbone>(string name, string backbone)
        where TBackbone : Network, IBackbone<TBackbone> => new(name, "channel attention", backbone, s => new ChannelAttentionNet<TBackbone>(
            s.Classes, s.OutputStride, Grid(s), s.Aux, stemChannels: s.Variant.StemChannels, deepStem: s.Variant.DeepStem));

    private static int[]? NoGrid(ModelSpec spec) =>
        Grid(spec) is null ? null : throw new UserError($"{spec.Name} has no multi-grid; leave --multi-grid out, or take a network on a ResNet.");

    private static int[]? Grid(ModelSpec spec) => spec.MultiGrid is { Count: > 0 } grid ? [.. grid] : null;
}
