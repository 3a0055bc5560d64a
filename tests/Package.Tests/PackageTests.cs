using System.IO.Compression;
using System.Text.RegularExpressions;

namespace DaNetGen.Package.Tests;

/// <summary>The package in a user's hands: restored from a folder, compiled, run.</summary>
[Collection(PackedPackage.Collection)]
public partial class PackageTests(PackedPackage package)
{
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
        var project = package.Project("works", Readme.Program);
        var (exit, output) = Sdk.Run(project, "run", "-p:EmitCompilerGeneratedFiles=true");
        Assert.True(exit == 0, output);
        Assert.Contains("1x3x20x28", output);
        Assert.DoesNotContain("warning", output);

        // What the README shows of the generated file stands there, with longer names and deeper in.
        var generated = Assert.Single(Directory.GetFiles(Path.Combine(project, "obj"), "Attended.g.cs", SearchOption.AllDirectories));
        var text = Indentation().Replace(File.ReadAllText(generated).ReplaceLineEndings("\n").Replace("global::TorchSharp.torch.", ""), "");
        Assert.Contains(Indentation().Replace(Readme.Generated, ""), text);
    }

    [Theory]
    [InlineData("reduction", "reduction: 8", "reduction: 7", "7", "DNG203")]
    [InlineData("misspelt", "Logits(Tensor pam)", "Logits(Tensor pma)", "pma", "DNG101")]
    [InlineData("twice", "private partial Tensor Pam(", "private partial Tensor Features(", "Features(Tensor features", "DNG002")]
    public void A_mistake_is_an_error_at_its_place(string name, string right, string wrong, string at, string id)
    {
        var program = Readme.Program.Replace(right, wrong);
        var lines = program.ReplaceLineEndings("\n").Split('\n');
        var line = Array.FindLastIndex(lines, l => l.Contains(wrong));
        var column = lines[line].LastIndexOf(at, StringComparison.Ordinal);
        var project = package.Project(name, program);
        var (exit, output) = Sdk.Run(project, "build", "-v", "q", "--nologo");
        Assert.NotEqual(0, exit);
        var errors = ErrorLine().Matches(output).Select(m => m.Value).Distinct().ToList();
        var error = Assert.Single(errors, e => e.Contains($"Program.cs({line + 1},{column + 1}): error {id}"));
        Assert.Contains($"\n{Sdk.InProject(project, error)}\n", Readme.Text);

        // C# has errors of its own for two methods of one signature; otherwise ours is the only one.
        Assert.All(errors.Where(e => !e.Contains(id)), e => Assert.Equal("twice", name));
        Assert.DoesNotContain("warning", output.Replace("0 Warning(s)", "").Replace("warning(s)", ""));
    }

    [GeneratedRegex(@"^.*: error .*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();

    [GeneratedRegex("^ +", RegexOptions.Multiline)]
    private static partial Regex Indentation();
}
