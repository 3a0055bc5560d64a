using System.Text.RegularExpressions;

namespace DaNetGen.Package.Tests;

/// <summary>A program with a <c>[Checkpoint]</c>, built and run as a user does.</summary>
[Collection(PackedPackage.Collection)]
public partial class CheckpointTests(PackedPackage package)
{
    private static string Program { get; } = Readme.Program
        .Replace("new Attended(classes: 3)", "Attended.FromCheckpoint()")
        .Replace("[Network]", "[Network, Checkpoint(\"weights/attended.safetensors\")]");

    [Fact]
    public void One_that_fits_tells_the_classes_and_is_copied_beside_the_program()
    {
        var project = package.Project("fits", Program);
        SafeTensorsFile.Write(Path.Combine(project, "weights", "attended.safetensors"), Weights(channels: 64, classes: 5));
        var (exit, output) = Sdk.Run(project, "run");
        Assert.True(exit == 0, output);
        Assert.Contains("1x5x20x28", output);
        Assert.DoesNotContain("warning", output);

        // Built again, nothing is written anew; built with another file, all is.
        var assembly = Path.Combine(project, "obj", "Debug", "net10.0", "fits.dll");
        var before = File.GetLastWriteTimeUtc(assembly);
        Assert.Equal(0, Sdk.Run(project, "build", "--no-restore").ExitCode);
        Assert.Equal(before, File.GetLastWriteTimeUtc(assembly));
        SafeTensorsFile.Write(Path.Combine(project, "weights", "attended.safetensors"), Weights(channels: 64, classes: 7));
        (exit, output) = Sdk.Run(project, "run", "--no-restore");
        Assert.True(exit == 0, output);
        Assert.Contains("1x7x20x28", output);
    }

    [Fact]
    public void One_of_another_shape_is_one_error_at_the_attribute()
    {
        var project = package.Project("differs", Program);
        SafeTensorsFile.Write(Path.Combine(project, "weights", "attended.safetensors"), Weights(channels: 32, classes: 5));
        var error = OnlyError(project);
        Assert.Equal(
            "Program.cs(8,11): error DNG304: 'weights/attended.safetensors' does not fit 'Attended': 'features.0.weight' of stage Features is [64, 3, 3, 3] here and "
            + "[32, 3, 3, 3] in the file, and 11 more keys differ: declare the sizes of the network that was saved, or name the weights of this one",
            error);
        Assert.Contains($"\n{error}\n", Readme.Text);
    }

    [Fact]
    public void One_that_is_not_there_is_one_error_at_the_attribute() => Assert.Equal(
        "Program.cs(8,11): error DNG301: 'weights/attended.safetensors' does not exist: put the file there, counted from the project's folder, or correct the path",
        OnlyError(package.Project("absent", Program)));

    private static string OnlyError(string project)
    {
        var (exit, output) = Sdk.Run(project, "build", "-v", "q", "--nologo");
        Assert.NotEqual(0, exit);
        Assert.DoesNotContain("warning", output.Replace("0 Warning(s)", "").Replace("warning(s)", ""));
        return Sdk.InProject(project, Assert.Single(ErrorLine().Matches(output).Select(m => m.Value).Distinct()));
    }

    private static IEnumerable<(string Key, long[] Shape)> Weights(long channels, long classes) =>
    [
        ("features.0.weight", [channels, 3, 3, 3]),
        ("features.1.weight", [channels]), ("features.1.bias", [channels]), ("features.1.running_mean", [channels]), ("features.1.running_var", [channels]),
        ("features.1.num_batches_tracked", []),
        ("pam.alpha", [1]),
        ("pam.conv_b.weight", [channels / 8, channels, 1, 1]), ("pam.conv_b.bias", [channels / 8]),
        ("pam.conv_c.weight", [channels / 8, channels, 1, 1]), ("pam.conv_c.bias", [channels / 8]),
        ("pam.conv_d.weight", [channels, channels, 1, 1]), ("pam.conv_d.bias", [channels]),
        ("logits.1.weight", [classes, channels, 1, 1]), ("logits.1.bias", [classes]),
    ];

    [GeneratedRegex(@"^.*: error .*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
