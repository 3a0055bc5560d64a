using System.Globalization;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Weights;

/// <summary>What <c>danet eval</c> and <c>predict</c> need to know of other people's weights beyond the file: told by shapes and
/// dialect as far as they go, else asked for.</summary>
internal static class ImpliedModel
{
    /// <summary>So torchvision, mmsegmentation and the authors' program feed images.</summary>
    public static Standardisation ImageNet { get; } = new([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);

    private static readonly ClassList[] Known = [CityscapesClasses.TrainIds, VocClasses.List, AdeClasses.List, CamVidClasses.List];

    /// <summary>The model; null where the file holds no whole DANet.</summary>
    /// <param name="implied">What the shapes say.</param>
    /// <param name="dialect">Whose network it is.</param>
    /// <param name="outputStride">The output stride it was trained at.</param>
    /// <param name="multiGrid">The multi-grid it was trained with.</param>
    /// <param name="alignCorners">Whether corners are aligned whatever the dialect's habit.</param>
    /// <param name="classes">The classes; null takes the data set that is known for their number.</param>
    /// <exception cref="UserError">The classes are not as many as the file's, or the output stride is none that a network has.</exception>
    public static TrainedModel? Of(ImpliedNetwork implied, Dialect dialect, int outputStride, int[]? multiGrid, bool alignCorners, ClassList? classes)
    {
        if (NetworkNames.Model(implied) is not { } name || implied.Classes is not { } count) return null;
        if (classes is not null && classes.Count != count)
            throw new UserError($"The file tells {count} classes apart and --classes names {classes.Count}; name as many.");
        ModelCatalog.CheckStride(outputStride);
        var variant = new ModelVariant(implied.StemChannels, implied.DeepStem, alignCorners || dialect.AlignCorners, dialect.ChannelwiseDropout);
        return new(
            new(name, count, outputStride, multiGrid, implied.Aux) { Variant = variant },
            classes ?? Classes(count), ImageNet, 1);
    }

    /// <summary>The classes of the data set that is known for their number; numbered ones where there is none.</summary>
    public static ClassList Classes(int count) => Known.FirstOrDefault(list => list.Count == count) ?? Numbered(count);

    private static ClassList Numbered(int count) => new(
        [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"class {i}"))], [.. Enumerable.Range(0, count).Select(DistinctColours.At)]);
}
