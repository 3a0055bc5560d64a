using System.Text.Json;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Tests;

namespace DaNetGen.Cli.Tests.Export;

/// <summary>The exported files read a data folder as the command does.</summary>
public sealed class ExportedDataTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("camvid")]
    [InlineData("plain")]
    [InlineData("cityscapes")]
    public void A_folder_has_the_same_pairs_classes_and_labels(string layout)
    {
        PyTorch.SkipWithout();
        Skip.IfNot(PyTorch.Has("PIL"), "python3 has no PIL: Debian's package python3-pil brings it.");
        string data = folder["data"];
        LayoutData.Write(layout, data);
        File.WriteAllText(Path.Combine(data, "classes.txt"), "\ufeff// a comment\nRoad #804080\n\nTraffic,  sign\t#00FF00\nvoid Ignored\nIgnored #0000ff\nrest, #010203 ignored\n");
        Danet.Run("export", "danet-small", "--to", "pytorch", "-o", folder["export"]).Success();

        const string read = """
            sys.path.insert(0, sys.argv[1])
            import argparse, data, pathlib
            options = argparse.Namespace(data=pathlib.Path(sys.argv[2]), scale=1)
            splits = {split: data.Scenes(options, split) for split in ("train", "val")}
            print(json.dumps({
                "Description": splits["val"].description,
                "Classes": splits["val"].classes,
                "Pairs": [[str(path) for path in pair] for scenes in splits.values() for pair in scenes.pairs],
                "Labels": splits["val"][1][1].flatten().tolist(),
            }))
            """;
        Answer there = JsonSerializer.Deserialize<Answer>(PyTorch.Run(read, folder["export"], data))!;
        ClassList here = ClassesFile.OfFolder(data), described = TrainedModelMetadata.Read(there.Description, "").Classes;
        Assert.Equal(["Road", "Traffic sign", "Ignored"], here.Names);
        Assert.Equal(here.Count, there.Classes);
        Assert.Equal(here.Names, described.Names);
        Assert.Equal(here.Colours, described.Colours);
        Assert.Equal(here.Values, described.Values);
        Assert.Equal(here.IgnoredValues, described.IgnoredValues);

        SamplePaths[] pairs = [.. SegmentationFolder.Pairs(data, "train"), .. SegmentationFolder.Pairs(data, "val")];
        Assert.Equal(pairs, there.Pairs.Select(pair => new SamplePaths(pair[0], pair[1])));
        Assert.Equal(new SampleReader(here, 1, scaleLabels: false).Read(pairs[^1]).Label.Classes.Select(label => (int)label), there.Labels);
    }

    private sealed record Answer(Dictionary<string, string> Description, int Classes, string[][] Pairs, int[] Labels);
}
