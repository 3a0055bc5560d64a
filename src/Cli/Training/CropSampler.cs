using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Training;

/// <summary>Cuts crops out of byte images: scaling, cutting, mirroring and standardising are one pass that writes into the batch.</summary>
/// <param name="standardisation">What the pixels are brought to.</param>
/// <param name="width">The crops' width.</param>
/// <param name="height">The crops' height.</param>
internal sealed class CropSampler(Standardisation standardisation, int width, int height)
{
    private readonly float middle = ColourJitter.Middle(standardisation);
    private readonly (float Mean, float Deviation)[] channels =
        [.. standardisation.Mean.Zip(standardisation.Deviation, (mean, deviation) => ((float)mean, (float)deviation))];

    /// <summary>Writes one crop.</summary>
    /// <param name="sample">An image and labels of its size.</param>
    /// <param name="crop">The look at it.</param>
    /// <param name="jitter">The change of its colours.</param>
    /// <param name="planes">3 x height x width values, overwritten; outside the image the mean (0).</param>
    /// <param name="labels">height x width labels, overwritten; outside the image ignored.</param>
    /// <returns>How many pixels carry a label.</returns>
    public int Write(Sample sample, Crop crop, ColourJitter jitter, Span<float> planes, Span<long> labels)
    {
        (int Left, int Right, float Share, int Nearest)[] columns = Line(sample.Image.Width, width, crop.Left, crop.Scale, crop.Mirrored);
        (int Above, int Below, float Share, int Nearest)[] rows = Line(sample.Image.Height, height, crop.Top, crop.Scale, mirrored: false);
        byte[] pixels = sample.Image.Pixels;
        int area = width * height, stride = sample.Image.Width * 3, labelled = 0;
        planes.Clear();
        labels.Fill(ClassList.Ignored);
        for (int y = 0; y < height; y++)
        {
            (int above, int below, float down, int nearestRow) = rows[y];
            if (nearestRow < 0) continue;
            for (int x = 0; x < width; x++)
            {
                (int left, int right, float across, int nearest) = columns[x];
                if (nearest < 0) continue;
                int to = y * width + x;
                int upperLeft = above * stride + left * 3, upperRight = above * stride + right * 3;
                int lowerLeft = below * stride + left * 3, lowerRight = below * stride + right * 3;
                float Value(int channel) => Mix(
                    Mix(pixels[upperLeft + channel], pixels[upperRight + channel], across),
                    Mix(pixels[lowerLeft + channel], pixels[lowerRight + channel], across), down) / 255;
                float red = Value(0), green = Value(1), blue = Value(2);
                jitter.Apply(ref red, ref green, ref blue, middle);
                planes[to] = (red - channels[0].Mean) / channels[0].Deviation;
                planes[area + to] = (green - channels[1].Mean) / channels[1].Deviation;
                planes[2 * area + to] = (blue - channels[2].Mean) / channels[2].Deviation;
                byte label = sample.Label.Classes[nearestRow * sample.Image.Width + nearest];
                labels[to] = label;
                if (label != ClassList.Ignored) labelled++;
            }
        }
        return labelled;
    }

    /// <summary>For each place along one side of the crop: the two pixels to mix, their shares, and the nearest; -1 outside the image.</summary>
    private static (int, int, float, int)[] Line(int length, int crop, double start, double scale, bool mirrored)
    {
        var line = new (int, int, float, int)[crop];
        for (int i = 0; i < crop; i++)
        {
            double centre = ((mirrored ? crop - 1 - i : i) + start + 0.5) / scale;
            if (centre < 0 || centre >= length)
            {
                line[i] = (0, 0, 0, -1);
                continue;
            }
            double place = Math.Clamp(centre - 0.5, 0, length - 1);
            int first = (int)place;
            line[i] = (first, Math.Min(first + 1, length - 1), (float)(place - first), Math.Min(length - 1, (int)centre));
        }
        return line;
    }

    private static float Mix(float from, float to, float share) => from + (to - from) * share;
}
