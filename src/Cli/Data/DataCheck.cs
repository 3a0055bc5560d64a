using DaNetGen.Cli.Imaging;

namespace DaNetGen.Cli.Data;

/// <summary>What reading every file of a split found.</summary>
/// <param name="Images">How many images the split has.</param>
/// <param name="Pixels">Pixels of each class, over the pairs that can be used.</param>
/// <param name="Holders">Images in which each class occurs.</param>
/// <param name="Unlabelled">Pixels that carry no class.</param>
/// <param name="Problems">A sentence for every broken file, in the files' order.</param>
internal sealed record DataCheck(int Images, IReadOnlyList<long> Pixels, IReadOnlyList<int> Holders, long Unlabelled, IReadOnlyList<string> Problems)
{
    /// <summary>Reads every pair, several at a time; one image and label a core stay in memory.</summary>
    public static DataCheck Of(IReadOnlyList<SamplePaths> pairs, ClassList classes)
    {
        var reader = new SampleReader(classes, scale: 1, scaleLabels: false);
        var problems = new List<string>[pairs.Count];
        var counts = new long[pairs.Count][];
        var unlabelled = new long[pairs.Count];
        Parallel.For(0, pairs.Count, i =>
        {
            problems[i] = [];
            RgbImage? image = Attempt(() => ImageFile.Read(pairs[i].Image), problems[i]);
            LabelMap? values = Attempt(() => Label(pairs[i]), problems[i]);
            Sample? sample = image is null || values is null ? null : Attempt(() => reader.Join(pairs[i], image, values), problems[i]);
            counts[i] = sample?.Label.Count(classes.Count) ?? new long[classes.Count];
            unlabelled[i] = sample is null ? 0 : sample.Label.Classes.LongLength - counts[i].Sum();
        });
        int[] labels = [.. Enumerable.Range(0, classes.Count)];
        return new(
            pairs.Count,
            [.. labels.Select(label => counts.Sum(c => c[label]))],
            [.. labels.Select(label => counts.Count(c => c[label] > 0))],
            unlabelled.Sum(),
            [.. problems.SelectMany(p => p)]);
    }

    private static LabelMap Label(SamplePaths paths) =>
        File.Exists(paths.Label) ? LabelFile.Read(paths.Label) : throw new UserError($"{paths.Image} has no label {paths.Label}; add the label or take the image away.");

    private static T? Attempt<T>(Func<T> read, List<string> problems)
        where T : class
    {
        try
        {
            return read();
        }
        catch (UserError problem)
        {
            problems.Add(problem.Message);
            return null;
        }
    }
}
