using System.IO.Compression;
using System.Text.RegularExpressions;

namespace DaNetGen.Package.Tests;

/// <summary>The package in a user's hands: restored from a folder, compiled, run.</summary>
[Collection(PackedPackage.Collection)]
public partial class PackageTests(PackedPackage package)
{
    private const string Program = """
        using DaNetGen;
        using static TorchSharp.torch;

        using var network = new Attended(classes: 3);
        network.eval();
        using var image = rand(1, 3, 40, 56);
        using var outputs = network.forward(image);
        Console.WriteLine($"logits {string.Join('x', outputs.Logits.shape)}");

        [Network]
        public sealed partial class Attended(int classes)
        {
            [ConvBnRelu(64, kernel: 3, stride: 2)] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);
            [PositionAttention(reduction: 8)]      private partial Tensor Pam(Tensor features);
            [Classifier(nameof(classes)), Output]  private partial Tensor Logits(Tensor pam);
        }
        """;

    [Fact]
    public void Holds_the_runtime_the_analyzers_and_nothing_of_torch()
    {
        using var zip = ZipFile.OpenRead(package.Nupkg);
        var files = zip.Entries.Select(e => e.FullName).ToList();
        Assert.Contains("lib/net10.0/DaNetGen.dll", files);
        Assert.Contains("lib/net10.0/DaNetGen.xml", files);
        Assert.Contains("analyzers/dotnet/cs/DaNetGen.Generator.dll", files);
        Assert.Contains("analyzers/dotnet/cs/DaNetGen.CodeFixes.dll", files);
        Assert.Contains("tools/netstandard2.0/DaNetGen.Build.dll", files);
        Assert.Contains("build/DaNetGen.targets", files);
        Assert.Contains("README.md", files);
        Assert.DoesNotContain(files, f => f.Contains("torch", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_new_console_project_declares_a_network_and_runs_it()
    {
        var project = package.Project("works", Program);
        var (exit, output) = Sdk.Run(project, "run");
        Assert.True(exit == 0, output);
        Assert.Contains("logits 1x3x20x28", output);
        Assert.DoesNotContain("warning", output);
    }

    [Theory]
    [InlineData("reduction", "reduction: 8", "reduction: 7", "7", "DNG203")]
    [InlineData("misspelt", "Logits(Tensor pam)", "Logits(Tensor pma)", "pma", "DNG101")]
    [InlineData("twice", "private partial Tensor Pam(", "private partial Tensor Features(", "Features(Tensor features", "DNG002")]
    public void A_mistake_is_an_error_at_its_place(string name, string right, string wrong, string at, string id)
    {
        var program = Program.Replace(right, wrong);
        var lines = program.ReplaceLineEndings("\n").Split('\n');
        var line = Array.FindLastIndex(lines, l => l.Contains(wrong));
        var column = lines[line].LastIndexOf(at, StringComparison.Ordinal);
        var project = package.Project(name, program);
        var (exit, output) = Sdk.Run(project, "build", "-v", "q", "--nologo");
        Assert.NotEqual(0, exit);
        var errors = ErrorLine().Matches(output).Select(m => m.Value).Distinct().ToList();
        Assert.Contains(errors, e => e.Contains($"Program.cs({line + 1},{column + 1}): error {id}"));

        // C# has errors of its own for two methods of one signature; otherwise ours is the only one.
        Assert.All(errors.Where(e => !e.Contains(id)), e => Assert.Equal("twice", name));
        Assert.DoesNotContain("warning", output.Replace("0 Warning(s)", "").Replace("warning(s)", ""));
    }

    [GeneratedRegex(@"^.*: error .*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
