using DaNetGen.Cli.Data.Layouts;

namespace DaNetGen.Cli.Data;

/// <summary>A folder of images and labels, in whichever layout it has.</summary>
internal static class SegmentationFolder
{
    /// <summary>The pairs of one split, ordered by name.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="split">The split: "train" or "val".</param>
    /// <param name="layout">The folder's layout; recognised where left out.</param>
    /// <exception cref="UserError">A folder is missing or empty, or an image has no label.</exception>
    public static IReadOnlyList<SamplePaths> Pairs(string folder, string split, IDataLayout? layout = null)
    {
        IReadOnlyList<SamplePaths> pairs = (layout ?? DataLayouts.Find(null, folder)).Files(folder, split);
        SamplePaths[] unlabelled = [.. pairs.Where(pair => !File.Exists(pair.Label))];
        if (unlabelled.Length > 0)
        {
            throw new UserError(
                $"{unlabelled[0].Image} has no label {unlabelled[0].Label}{Others(unlabelled.Length - 1)}; add the label or take the image away.");
        }
        return pairs;
    }

    /// <summary>What is said where the folder itself is missing.</summary>
    public static UserError Missing(string folder) =>
        new($"There is no folder {folder}; name one of images and labels, with train/, trainannot/, val/ and valannot/ or another layout that --help lists.");

    /// <summary>" (and N more files are wrong)", or nothing for none.</summary>
    public static string Others(int count) => count switch
    {
        0 => "",
        1 => " (and one more file is wrong)",
        _ => $" (and {count} more files are wrong)",
    };
}
