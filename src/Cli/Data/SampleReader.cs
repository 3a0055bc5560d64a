using DaNetGen.Cli.Imaging;

namespace DaNetGen.Cli.Data;

/// <summary>Reads samples and checks everything that training and scoring rely on.</summary>
/// <param name="classes">What the label files' values mean.</param>
/// <param name="scale">The fraction of their size at which the network reads the images.</param>
/// <param name="scaleLabels">Whether the labels follow the images' scale (training) or keep their full size (scoring).</param>
internal sealed class SampleReader(ClassList classes, double scale, bool scaleLabels)
{
    private readonly byte[] encoding = classes.Encoding();

    /// <summary>Reads every pair into memory, several at a time.</summary>
    /// <exception cref="UserError">A file cannot be used; the first of them by name is described, the others are counted.</exception>
    public IReadOnlyList<Sample> ReadAll(IReadOnlyList<SamplePaths> pairs)
    {
        var samples = new Sample[pairs.Count];
        var problems = new UserError?[pairs.Count];
        Parallel.For(0, pairs.Count, i =>
        {
            try
            {
                samples[i] = Read(pairs[i]);
            }
            catch (UserError problem)
            {
                problems[i] = problem;
            }
        });
        UserError[] wrong = [.. problems.OfType<UserError>()];
        return wrong.Length switch
        {
            0 => samples,
            1 => throw wrong[0],
            _ => throw new UserError(wrong[0].Message.TrimEnd('.') + SegmentationFolder.Others(wrong.Length - 1) + ".", wrong[0]),
        };
    }

    /// <summary>Reads one pair.</summary>
    /// <exception cref="UserError">A file is no image, the sizes differ, or a label's value is no class.</exception>
    public Sample Read(SamplePaths paths) => Join(paths, ImageFile.Read(paths.Image), LabelFile.Read(paths.Label));

    /// <summary>Makes a sample of one pair's image and its label's stored values.</summary>
    /// <exception cref="UserError">The sizes differ, or a label's value is no class.</exception>
    public Sample Join(SamplePaths paths, RgbImage image, LabelMap values)
    {
        if (values.Width != image.Width || values.Height != image.Height)
            throw new UserError($"{paths.Label} is {values.Width}x{values.Height} and its image {image.Width}x{image.Height}; a label map has its image's size.");
        LabelMap label = Encode(values, paths.Label);

        (int width, int height) = Resize.Scaled(image.Width, image.Height, scale);
        return new(Path.GetFileName(paths.Image), Resize.Image(image, width, height), scaleLabels ? Resize.Labels(label, width, height) : label);
    }

    private LabelMap Encode(LabelMap values, string path)
    {
        var encoded = new byte[values.Classes.Length];
        for (int i = 0; i < encoded.Length; i++)
        {
            byte label = encoding[values.Classes[i]];
            if (label == ClassList.Unknown)
            {
                throw new UserError($"{path} has the value {values.Classes[i]} at x={i % values.Width}, y={i / values.Width}; "
                    + $"labels here are {classes.AllowedValues()}: correct the label, or name the classes in {ClassesFile.Name}.");
            }
            encoded[i] = label;
        }
        return values with { Classes = encoded };
    }
}
