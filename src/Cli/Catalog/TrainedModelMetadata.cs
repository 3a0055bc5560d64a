using System.Globalization;
using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Catalog;

/// <summary>A <see cref="TrainedModel"/> as the text pairs of a safetensors header, and back.</summary>
internal static class TrainedModelMetadata
{
    private const string Prefix = "danet.";

    /// <summary>As text pairs, in the invariant culture.</summary>
    public static Dictionary<string, string> Write(TrainedModel model) => new()
    {
        [Prefix + "model"] = model.Spec.Name,
        [Prefix + "output_stride"] = Text(model.Spec.OutputStride),
        [Prefix + "multi_grid"] = string.Join(',', model.Spec.MultiGrid ?? []),
        [Prefix + "aux"] = Text(model.Spec.Aux),
        [Prefix + "stem_channels"] = Text(model.Spec.Variant.StemChannels),
        [Prefix + "deep_stem"] = Text(model.Spec.Variant.DeepStem),
        [Prefix + "align_corners"] = Text(model.Spec.Variant.AlignCorners),
        [Prefix + "channelwise_dropout"] = Text(model.Spec.Variant.ChannelwiseDropout),
        [Prefix + "scale"] = Text(model.Scale),
        [Prefix + "mean"] = Text(model.Standardisation.Mean),
        [Prefix + "std"] = Text(model.Standardisation.Deviation),
        // Class names may hold commas and spaces, never line ends.
        [Prefix + "classes"] = string.Join('\n', model.Classes.Names),
        [Prefix + "palette"] = string.Join(',', model.Classes.Colours),
        [Prefix + "label_values"] = string.Join(',', model.Classes.Values),
        [Prefix + "ignored_values"] = string.Join(',', model.Classes.IgnoredValues),
    };

    /// <summary>Whether some pairs say which network they stand beside.</summary>
    public static bool Describes(IReadOnlyDictionary<string, string> pairs) => pairs.ContainsKey(Prefix + "model");

    /// <summary>Reads the pairs that <see cref="Write"/> made.</summary>
    /// <exception cref="UserError">They are missing or make no sense: not a checkpoint that <c>danet train</c> wrote.</exception>
    public static TrainedModel Read(IReadOnlyDictionary<string, string> pairs, string path)
    {
        string Get(string key) => pairs.TryGetValue(Prefix + key, out string? value) ? value : throw new FormatException(key);
        // Files of before there were variants hold the reference network.
        string Find(string key, string standard) => pairs.GetValueOrDefault(Prefix + key, standard);
        try
        {
            string[] names = Get("classes").Split('\n');
            // A training elsewhere need not know colours.
            string[] colours = List(Find("palette", ""));
            Rgb[] palette = [.. colours.Length == names.Length ? colours.Select(Colour) : Enumerable.Range(0, names.Length).Select(DistinctColours.At)];
            var classes = new ClassList(names, palette, Bytes(Get("label_values")), Bytes(Get("ignored_values")));
            int[] grid = [.. List(Get("multi_grid")).Select(v => int.Parse(v, CultureInfo.InvariantCulture))];
            int outputStride = int.Parse(Get("output_stride"), CultureInfo.InvariantCulture);
            var variant = new ModelVariant(
                int.Parse(Find("stem_channels", "64"), CultureInfo.InvariantCulture), Find("deep_stem", "false") == "true",
                Find("align_corners", "true") == "true", Find("channelwise_dropout", "false") == "true");
            var spec = new ModelSpec(Get("model"), names.Length, outputStride, grid, Get("aux") == "true") { Variant = variant };
            return new(spec, classes, new(Numbers(Get("mean")), Numbers(Get("std"))), Number(Get("scale")));
        }
        catch (Exception problem) when (problem is FormatException or OverflowException or ArgumentException)
        {
            throw new UserError($"{path} does not say which network it holds; give a checkpoint that `danet train` or `danet weights convert` wrote.", problem);
        }
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(IEnumerable<double> values) => string.Join(',', values.Select(Text));

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Numbers(string text)
    {
        double[] numbers = [.. List(text).Select(Number)];
        return numbers.Length == 3 ? numbers : throw new FormatException(text);
    }

    private static byte[] Bytes(string text) => [.. List(text).Select(v => byte.Parse(v, CultureInfo.InvariantCulture))];

    private static Rgb Colour(string text) => Rgb.TryParse(text, out Rgb colour) ? colour : throw new FormatException(text);
}
