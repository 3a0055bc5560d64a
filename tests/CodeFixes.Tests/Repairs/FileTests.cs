using DaNetGen.CodeFixes.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DaNetGen.CodeFixes.Tests.Repairs;

/// <summary>Repairs in files as they come: with other line ends and tabs, and classes in several parts.</summary>
public sealed class FileTests
{
    private const string Net = """
        [Network]
        internal sealed partial class Net
        {
            [ConvBnRelu(32)] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

            /// <summary>Strided.</summary>
            [ConvBnRelu(64, kernel: 3, stride: 2)]
            private partial Tensor Main(Tensor features);

            [Sum]
            private partial Tensor Total(
                Tensor main,
                [From(nameof(Features))]
                Tensor skip);

            /** <summary>Not needed.</summary> */
            [Sigmoid]
            private partial Tensor Extra(Tensor total);

            [Relu, Output] private partial Tensor Active(Tensor mixed);
        }
        """;

    [Theory]
    [InlineData("DNG202", "Downsample")]
    [InlineData("DNG101", "Declare a stage")]
    [InlineData("DNG101", "Make 'mixed' an input")]
    public async Task Line_ends_and_tabs_are_kept(string id, string title)
    {
        var plain = await After(EditorProject.Open(Net.ReplaceLineEndings("\n")), id, title);
        var odd = await After(EditorProject.Open(Net.ReplaceLineEndings("\r\n").Replace("    ", "\t")), id, title);

        Assert.Equal(plain.Replace("\n", "\r\n").Replace("    ", "\t"), odd);
    }

    [Fact]
    public async Task An_operand_on_its_own_lines_keeps_its_place() => Assert.Contains(
        """
            [Conv(64, stride: 2, bias: false)] private partial Tensor Downsample([From(nameof(Features))] Tensor skip);

            [BatchNorm] private partial Tensor DownsampleNorm(Tensor downsample);

            [Sum]
            private partial Tensor Total(
                Tensor main,
                Tensor downsampleNorm);
        """.ReplaceLineEndings("\n"),
        await After(EditorProject.Open(Net.ReplaceLineEndings("\n")), "DNG202", "Downsample"));

    [Fact]
    public async Task All_parts_of_a_class_are_renamed_along()
    {
        var (document, other) = Parts(
            "[Network] internal sealed partial class Net { [Relu, Output] private partial Tensor Active(Tensor trunk); }",
            "internal sealed partial class Net { [Relu] private partial Tensor Features([Shape(1)] Tensor image); [Stage, Output] [return: Shape(1)] private Tensor Own(Tensor trunk) => trunk + 1; }");
        var after = (await LightBulb.Offers(document, "DNG101")).First(o => o.Title.StartsWith("Rename", StringComparison.Ordinal)).After;

        Assert.Contains("Own(Tensor features) => features + 1", await Text(after.Project.GetDocument(other)!));
        Assert.Empty(await LightBulb.Said(after));
    }

    [Fact]
    public async Task An_input_keeps_its_shape_in_another_part()
    {
        var (document, other) = Parts(
            "[Network] internal sealed partial class Net\n{\n    [Relu] private partial Tensor Extra([Shape(1)] Tensor image);\n}\n",
            "internal sealed partial class Net { [Relu, Output] private partial Tensor Active(Tensor image); }");
        var after = (await LightBulb.Offers(document, "DNG104")).First(o => o.Title.StartsWith("Remove", StringComparison.Ordinal)).After;

        Assert.Equal("[Network] internal sealed partial class Net\n{\n}\n", await Text(after));
        Assert.Contains("Active([Shape(1)] Tensor image)", await Text(after.Project.GetDocument(other)!));
        Assert.Empty(await LightBulb.Said(after));
    }

    private static async Task<string> After(Document document, string id, string title) =>
        await Text((await LightBulb.Offers(document, id)).First(o => o.Title.StartsWith(title, StringComparison.Ordinal)).After);

    private static (Document Document, DocumentId Other) Parts(string first, string second)
    {
        var document = EditorProject.Open(first);
        var other = document.Project.AddDocument("Other.cs", second, filePath: "Other.cs");
        return (other.Project.GetDocument(document.Id)!, other.Id);
    }

    private static async Task<string> Text(Document document) => (await document.GetTextAsync()).ToString();
}
