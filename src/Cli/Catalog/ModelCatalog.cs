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
        DANet("danet-small", "small", s => new DANet<SmallBackbone>(s.Classes, s.OutputStride, NoGrid(s), s.Aux)),
        DANet("danet-r18", "ResNet-18", s => new DANet<ResNet18>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        DANet("danet-r34", "ResNet-34", s => new DANet<ResNet34>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        DANet("danet-r50", "ResNet-50", s => new DANet<ResNet50>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        DANet("danet-r101", "ResNet-101", s => new DANet<ResNet101>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        DANet("danet-r152", "ResNet-152", s => new DANet<ResNet152>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Fcn("fcn-small", "small", s => new Fcn<SmallBackbone>(s.Classes, s.OutputStride, NoGrid(s), s.Aux)),
        Fcn("fcn-r18", "ResNet-18", s => new Fcn<ResNet18>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Fcn("fcn-r34", "ResNet-34", s => new Fcn<ResNet34>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Fcn("fcn-r50", "ResNet-50", s => new Fcn<ResNet50>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Fcn("fcn-r101", "ResNet-101", s => new Fcn<ResNet101>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Fcn("fcn-r152", "ResNet-152", s => new Fcn<ResNet152>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Pam("pam-r18", "ResNet-18", s => new PositionAttentionNet<ResNet18>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Pam("pam-r34", "ResNet-34", s => new PositionAttentionNet<ResNet34>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Pam("pam-r50", "ResNet-50", s => new PositionAttentionNet<ResNet50>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Pam("pam-r101", "ResNet-101", s => new PositionAttentionNet<ResNet101>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Pam("pam-r152", "ResNet-152", s => new PositionAttentionNet<ResNet152>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Cam("cam-r18", "ResNet-18", s => new ChannelAttentionNet<ResNet18>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Cam("cam-r34", "ResNet-34", s => new ChannelAttentionNet<ResNet34>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Cam("cam-r50", "ResNet-50", s => new ChannelAttentionNet<ResNet50>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Cam("cam-r101", "ResNet-101", s => new ChannelAttentionNet<ResNet101>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
        Cam("cam-r152", "ResNet-152", s => new ChannelAttentionNet<ResNet152>(s.Classes, s.OutputStride, Grid(s), s.Aux)),
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
        if (!OutputStrides.Contains(spec.OutputStride))
            throw new UserError($"The output stride {spec.OutputStride} is not offered; use {string.Join(", ", OutputStrides)}.");
        if (spec.MultiGrid is { } grid && grid.Any(factor => factor < 1))
            throw new UserError($"The multi-grid {string.Join(',', grid)} is none; give whole numbers of at least 1, such as 1,2,4.");
        return entry.Build(spec);
    }

    private static ModelEntry DANet(string name, string backbone, Func<ModelSpec, Network> build) => new(name, "dual attention", backbone, build);

    private static ModelEntry Fcn(string name, string backbone, Func<ModelSpec, Network> build) => new(name, "fully convolutional", backbone, build);

    private static ModelEntry Pam(string name, string backbone, Func<ModelSpec, Network> build) => new(name, "position attention", backbone, build);

    private static ModelEntry Cam(string name, string backbone, Func<ModelSpec, Network> build) => new(name, "channel attention", backbone, build);

    private static int[]? NoGrid(ModelSpec spec) =>
        Grid(spec) is null ? null : throw new UserError($"{spec.Name} has no multi-grid; leave --multi-grid out, or take a network on a ResNet.");

    private static int[]? Grid(ModelSpec spec) => spec.MultiGrid is { Count: > 0 } grid ? [.. grid] : null;
}
