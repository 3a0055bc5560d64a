extern alias build;

using build::DaNetGen.Build;
using TorchSharp;

namespace DaNetGen.Generator.Tests.Checkpoints;

/// <summary>What the build finds and writes before the compiler runs.</summary>
public sealed class BuildTests
{
    [Theory]
    [InlineData("""[Network, Checkpoint("weights/a.safetensors")]""", "weights/a.safetensors")]
    [InlineData("""[Network][CheckpointAttribute( path: "a.pth" )]""", "a.pth")]
    [InlineData("""[DaNetGen.Checkpoint(@"weights\a.pth")] class A; [Checkpoint("weights\\b.pth")] class B;""", @"weights\a.pth,weights\b.pth")]
    [InlineData("[Checkpoint(\n    \"\"\"a b.dat\"\"\")]", "a b.dat")]
    [InlineData("""// [Checkpoint("a.pth")]""", "")]
    [InlineData("""Checkpoint.Load(network, "a.pth"); MyCheckpoint("b.pth"); [Checkpoint(Weights.Path)]""", "")]
    public void FindsTheFilesThatAttributesName(string source, string paths) => Assert.Equal(paths, string.Join(',', CheckpointNames.In(source)));

    [Theory]
    [InlineData("weights/a.pth", "weights/a.pth")]
    [InlineData("../shared/weights/a.pth", "a.pth")]
    [InlineData("/data/a.pth", "a.pth")]
    [InlineData("C:/data/a.pth", "a.pth")]
    public void CopiesAFileOfTheProjectToItsPlaceThere(string path, string output) => Assert.Equal(output, CheckpointHeader.Output(path));

    [Fact]
    public void SaysWhatIsWrongWithAFile()
    {
        using var folder = new Harness.TemporaryFolder();
        File.WriteAllBytes(folder["cut.safetensors"], [1, 2, 3]);
        Assert.Equal(
            "path\tw/cut.safetensors\noutput\tw/cut.safetensors\nfault\t'w/cut.safetensors' is truncated (it has 3 bytes): copy or download it again\n",
            CheckpointHeader.Text("w/cut.safetensors", folder["cut.safetensors"]));
        Assert.EndsWith("fault\t'none.pth' does not exist: put the file there, counted from the project's folder, or correct the path\n", CheckpointHeader.Text("none.pth", folder["none.pth"]));
    }

    [Fact]
    public void ATextThatIsTheSameIsNotWritten()
    {
        using var folder = new Harness.TemporaryFolder();
        var file = folder["text.txt"];
        TextFile.Write(file, "one");
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, before);
        TextFile.Write(file, "one");
        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
        TextFile.Write(file, "two");
        Assert.Equal("two", File.ReadAllText(file));
    }

    /// <summary>The parsers are compiled against these in a build, and against TorchSharp's in a program.</summary>
    [Fact]
    public void ElementTypesHaveTorchSharpsNumbers() => Assert.All(
        Enum.GetValues<build::TorchSharp.torch.ScalarType>(), type => Assert.Equal(Enum.Parse<torch.ScalarType>($"{type}"), (torch.ScalarType)(sbyte)type));
}
