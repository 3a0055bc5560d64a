using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Data.Layouts;

namespace DaNetGen.Cli.Commands;

/// <summary>Options whose wrong values are answered with what they take.</summary>
internal static class CommandOptions
{
    /// <summary>A whole number.</summary>
    public static Option<int> Whole(string name, int standard, int least, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result => int.TryParse(Word(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least
            ? value
            : Refuse<int>(result, $"{name} takes a whole number of at least {least}{Most(Word(result))}, not '{Word(result)}'"),
    };

    /// <summary>A number.</summary>
    public static Option<double> Number(string name, double standard, double least, string description) => new(name)
    {
        Description = description,
        HelpName = "X",
        DefaultValueFactory = _ => standard,
        CustomParser = result => double.TryParse(Word(result), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && double.IsFinite(value)
            ? value
            : Refuse<double>(result, string.Create(CultureInfo.InvariantCulture, $"{name} takes a number of at least {least}, not '{Word(result)}'")),
    };

    /// <summary>One of a few words, written small; the first is the default.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it does.</param>
    /// <param name="taken">The values that it takes; none for all that there are.</param>
    public static Option<T> Choice<T>(string name, string description, params T[] taken)
        where T : struct, Enum
    {
        T[] values = taken.Length > 0 ? taken : Enum.GetValues<T>();
        return new(name)
        {
            Description = description,
            HelpName = "NAME",
            CustomParser = result => Value(Word(result), values) ?? Refuse<T>(result, $"{name} takes {Words(values)}, not '{Word(result)}'"),
        };
    }

    /// <summary>One or more of a few words, each once; null where the option is left out.</summary>
    public static Option<IReadOnlyList<T>?> Choices<T>(string name, string description)
        where T : struct, Enum => new(name)
    {
        Description = description,
        HelpName = "NAME,NAME",
        CustomParser = result =>
        {
            T[] known = Enum.GetValues<T>();
            T?[] values = [.. Word(result).Split(',').Select(word => Value(word, known))];
            return values.All(value => value is not null) && values.Distinct().Count() == values.Length
                ? [.. values.Select(value => value!.Value)]
                : Refuse<IReadOnlyList<T>?>(result, $"{name} takes {Words(known)}, or several with commas between, not '{Word(result)}'");
        },
    };

    /// <summary>A height and a width.</summary>
    public static Option<PixelSize?> Size(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "HxW",
        CustomParser = result => PixelSize.TryParse(Word(result), out PixelSize size)
            ? size
            : Refuse<PixelSize?>(result, $"{name} takes a height and a width such as 160x240, not '{Word(result)}'"),
    };

    /// <summary>A number of images that may be left open.</summary>
    public static Option<int?> Batch(string description) => new("--batch")
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => int.TryParse(Word(result), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value
            : Refuse<int?>(result, $"--batch takes a whole number of at least 1{Most(Word(result))}, not '{Word(result)}'"),
    };

    /// <summary>Some names.</summary>
    public static Option<string[]?> Names(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "NAME,NAME",
        CustomParser = result => Word(result).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names
            ? names
            : Refuse<string[]?>(result, $"{name} takes names such as Fused,Position, not '{Word(result)}'"),
    };

    /// <summary>Dilation factors.</summary>
    public static Option<int[]?> MultiGrid() => new("--multi-grid")
    {
        Description = "Dilation factors of the last stage's blocks, such as 1,2,4.",
        HelpName = "N,N,N",
        CustomParser = result =>
        {
            static int Factor(string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;
            int[] factors = [.. Word(result).Split(',').Select(Factor)];
            return factors.All(factor => factor > 0)
                ? factors
                : Refuse<int[]?>(result, $"--multi-grid takes whole numbers of at least 1 such as 1,2,4, not '{Word(result)}'");
        },
    };

    /// <summary>The seeds of several trainings.</summary>
    public static Option<int[]> Seeds() => new("--seeds")
    {
        Description = "What weights, order and crops are drawn from: a training a seed, such as 1,2,3.",
        HelpName = "N,N,N",
        DefaultValueFactory = _ => [1],
        CustomParser = result =>
        {
            static int Seed(string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1;
            int[] seeds = [.. Word(result).Split(',').Select(Seed)];
            return seeds.All(seed => seed >= 0) && seeds.Distinct().Count() == seeds.Length
                ? seeds
                : Refuse<int[]>(result, $"--seeds takes different whole numbers such as 1,2,3, not '{Word(result)}'");
        },
    };

    /// <summary>The scales at which an image is looked at.</summary>
    public static Option<double[]> Scales() => new("--scales")
    {
        Description = "Look at each image at these scales, such as 0.75,1,1.25, and take the mean.",
        HelpName = "X,X,X",
        DefaultValueFactory = _ => [1],
        CustomParser = result =>
        {
            static double Scale(string part) => double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : 0;
            double[] scales = [.. Word(result).Split(',').Select(Scale)];
            return scales.All(scale => scale > 0)
                ? scales
                : Refuse<double[]>(result, $"--scales takes numbers above 0 such as 0.75,1,1.25, not '{Word(result)}'");
        },
    };

    /// <summary>The output stride.</summary>
    public static Option<int> OutputStride() =>
        Whole("--output-stride", 8, 1, "How much smaller than the image the last feature map is: 8, 16 or 32. Smaller is finer and slower.");

    /// <summary>The data folder.</summary>
    public static Option<string> Data() => new("--data")
    {
        Description = "Folder of images and labels: train/, trainannot/, val/ and valannot/ (8-bit PNG label maps of the images' names), or the layout "
            + "of Cityscapes, PASCAL VOC or ADE20K; class names in classes.txt (the layout's own without it).",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>The layout of a data folder.</summary>
    public static Option<string?> Layout() => new("--layout")
    {
        Description = $"How the folder is laid out: {string.Join(", ", DataLayouts.All.Select(l => l.Name))}. Recognised where left out.",
        HelpName = "NAME",
    };

    /// <summary>The device.</summary>
    public static Option<string> Device() => new("--device")
    {
        Description = "Where the network runs: cpu, cuda or cuda:N.",
        HelpName = "DEVICE",
        DefaultValueFactory = _ => "cpu",
    };

    /// <summary>The number of threads.</summary>
    /// <param name="more">What is said of them besides.</param>
    public static Option<int> Threads(string more = "") => Whole("--threads", 0, 0, $"Threads for the network; 0 takes every core.{more}");

    /// <summary>Whose keys weights are to have.</summary>
    public static Option<Dialect?> Dialect() => new("--dialect")
    {
        Description = $"Whose keys: {string.Join(", ", Checkpoints.Dialect.All.Select(d => $"{d.Name} ({d.Description})"))}. Default: the file's own.",
        HelpName = "NAME",
        CustomParser = result => Checkpoints.Dialect.All.FirstOrDefault(dialect => dialect.Name.Equals(Word(result), StringComparison.OrdinalIgnoreCase))
            ?? Refuse<Dialect?>(result, $"--dialect takes {string.Join(" or ", Checkpoints.Dialect.All.Select(d => d.Name))}, not '{Word(result)}'"),
    };

    /// <summary>A trained network.</summary>
    public static Option<string> Weights() => new("--weights")
    {
        Description = "A checkpoint that `danet train`, the train.py of `danet export` or `danet weights convert` wrote (.safetensors or .pth).",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>Whether an option stands in the call, in place of its default.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is OptionResult { Implicit: false };

    /// <summary>The upper end of whole numbers, for a word that is one and lies beyond it.</summary>
    private static string Most(string word) =>
        word.Length > 0 && word.All(char.IsAsciiDigit) && !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? string.Create(CultureInfo.InvariantCulture, $" and at most {int.MaxValue}")
            : "";

    private static T? Value<T>(string word, IEnumerable<T> values)
        where T : struct, Enum => values.Where(value => word.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)).Cast<T?>().FirstOrDefault();

    /// <summary>As <c>fp32, bf16 or fp16</c>.</summary>
    private static string Words<T>(IEnumerable<T> values)
        where T : struct, Enum => Listing.Of([.. values.Select(value => value.ToString().ToLowerInvariant())], "or");

    private static string Word(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string complaint)
    {
        result.AddError(complaint);
        return default;
    }
}
