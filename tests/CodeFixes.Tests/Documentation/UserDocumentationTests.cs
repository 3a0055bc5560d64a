using System.Xml.Linq;
using DaNetGen.CodeFixes.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DaNetGen.CodeFixes.Tests.Documentation;

/// <summary>
/// What becomes of the documentation that a user writes above a stage, which the generated part replaces: C# parses it and
/// has nothing to say of the generated part.
/// </summary>
public sealed class UserDocumentationTests
{
    private const string Shape = "[B, 4, H, W]";

    /// <summary>The comment; then the summary, the parameter, the result and the remarks that C# gives for the stage.</summary>
    public static TheoryData<string, string, string, string, string> Comments => new()
    {
        { "", "Conv(channels: 4) of ; 16 parameters.", "[B, 3, H, W]", Shape, "" },
        { "// No documentation.", "Conv(channels: 4) of ; 16 parameters.", "[B, 3, H, W]", Shape, "" },
        { "//// No documentation.", "Conv(channels: 4) of ; 16 parameters.", "[B, 3, H, W]", Shape, "" },
        { "/// <summary>One line.</summary>", "One line.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>\n/// Two\n/// lines &amp; more.\n/// </summary>", "Two lines & more.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/** <summary>A block.</summary> */", "A block.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/**\n * <summary>\n * A block\n * of stars.\n * </summary>\n * <returns>It.</returns>\n */", "A block of stars.", "[B, 3, H, W]", "It. " + Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>A.</summary>\n/// <param name=\"image\">The image.</param>\n/// <returns>\n/// A result.\n/// </returns>\n/// <remarks>Well.</remarks>", "A.", "The image. [B, 3, H, W]", "A result. " + Shape, "Well. Conv(channels: 4) of ; 16 parameters." },
        { "/// <param name=\"image\"></param>\n/// <returns></returns>\n/// <summary></summary>", "Conv(channels: 4) of ; 16 parameters.", "[B, 3, H, W]", Shape, "" },
        { "/// <remarks>Only this.</remarks>", "Conv(channels: 4) of ; 16 parameters.", "[B, 3, H, W]", Shape, "Only this." },
        { "/// Loose text with <c>code</c>.", "Loose text with code.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>a < b & <b>c</summary>", "a < b & c", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>Never closed.\n/// <param name=\"image\">x</param>", "Never closed. x", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>No such thing: &nbsp;</summary>", "No such thing: &nbsp;", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>First.</summary>\n/// <summary>Second.</summary>", "First.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>A.</summary>\n/// <param name=\"nothing\">x</param>\n/// <param name=\"image\">y</param>\n/// <param name=\"image\">z</param>", "A.", "y [B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <inheritdoc/>", "", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <inheritdoc cref=\"object.ToString\"/>\n/// <returns>Own.</returns>", "", "[B, 3, H, W]", "Own. " + Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "#region Stages\n/// <summary>In a region.</summary>", "In a region.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>Above a region.</summary>\n#region Stages", "Above a region.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "#if true\n/// <summary>Taken.</summary>\n#else\n/// <summary>Left.</summary>\n#endif", "Taken.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>Lost.</summary>\n#region A\n#endregion\n/// <summary>Kept.</summary>", "Kept.", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary>Above</summary>\n\n// a comment\n", "Above", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
        { "/// <summary><see cref=\"Nothing.AtAll\"/>, <see cref=\"[[\"/>, <paramref name=\"no\"/>, <typeparamref name=\"T\"/>.</summary>\n/// <typeparam name=\"T\">x</typeparam>\n/// <include file=\"no.xml\" path=\"no\"/>", ", , , .", "[B, 3, H, W]", Shape, "Conv(channels: 4) of ; 16 parameters." },
    };

    [Theory]
    [MemberData(nameof(Comments))]
    public async Task Is_kept_and_told_the_shapes(string comment, string summary, string parameter, string returns, string remarks)
    {
        var compilation = await Compile(comment, DocumentationMode.Diagnose);

        Assert.Empty(SaidOfGeneratedParts(compilation));
        var documentation = Documentation(compilation);
        string Text(string element) => Words(documentation.Element(element)?.Value ?? "");
        Assert.Equal((summary, parameter, returns, remarks), (Text("summary"), Text("param"), Text("returns"), Text("remarks")));
        Assert.Equal("image", Assert.Single(documentation.Elements("param")).Attribute("name")?.Value);
    }

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    public async Task Is_read_where_no_documentation_file_is_written(DocumentationMode mode)
    {
        var compilation = await Compile("/// <summary>Kept.</summary>", mode);

        Assert.Contains("/// <summary>Kept.</summary>", Generated(compilation).ToString());
        Assert.Empty(SaidOfGeneratedParts(compilation));
    }

    [Fact]
    public async Task References_are_found_without_the_usings_of_the_users_file()
    {
        var compilation = await Compile(
            "/// <summary><see cref=\"Builder\"/> <see cref=\"List{T}.Add\"/> <see cref=\"Logits(Tensor)\"/> <see cref=\"Outputs.Logits\"/> <see cref=\"Outputs\"/></summary>\n/// <exception cref=\"Tensor\">x</exception>",
            DocumentationMode.Diagnose,
            "using System.Collections.Generic;\nusing Builder = System.Text.StringBuilder;\n");

        Assert.Equal(
            ["T:System.Text.StringBuilder", "M:System.Collections.Generic.List`1.Add(`0)", "M:Documented.Logits(TorchSharp.torch.Tensor)", "P:Documented.Outputs.Logits", "T:Documented.Outputs", "T:TorchSharp.torch.Tensor"],
            Documentation(compilation).Descendants().Attributes("cref").Select(a => a.Value));
    }

    [Fact]
    public async Task Layout_of_code_is_kept()
    {
        var compilation = await Compile("/// <summary>\n/// <code>\n/// if (a)\n///     b();\n/// </code>\n/// </summary>", DocumentationMode.Diagnose);

        // C# gives every line the indentation of its element.
        var lines = Documentation(compilation).Descendants("code").Single().Value.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(["", "    if (a)", "        b();", "    "], lines);
    }

    [Fact]
    public async Task No_comment_breaks_the_generated_part()
    {
        string[] pieces =
        [
            "<summary>", "</summary>", "<param name=\"image\">", "<param name='x'>", "<param>", "</param>", "<returns>", "</returns>", "<remarks/>", "<inheritdoc/>",
            "<c>", "</c>", "text", "&amp;", "&", "<", ">", "&#x41;", "<![CDATA[<a>]]>", "<!-- c -->", "--", "]]>", "<?p i?>", "\"", "'", "*/", "\n/// ", "<see cref=\"Logits\"/>",
            "<see cref=''/>", "<see cref=\"a b\"/>", "<see cref=\"Span{int}\"/>", "<see cref=\"Span{T}.Fill(T)\"/>", "<see cref=\"Tuple{A, B}.Item1\"/>", "<see cref=\"decimal.op_Addition\"/>", "<see cref=\"int?\"/>", "<see cref=\"T:X\"/>", "<a:b/>", "<summary", "<include file='a' path='['/>", "<typeparam name='T'/>", "<exception cref=\"int\"/>",
        ];
        var random = new Random(7);
        string Stage(int i) => $"/// {string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]))}\n[Relu, Output] public partial Tensor Stage{i}([Shape(1)] Tensor image);\n";
        var source = $"[Network] public partial class Documented {{\n{string.Concat(Enumerable.Range(0, 600).Select(Stage))}}}";
        var compilation = (await EditorProject.Open(source).Project.GetCompilationAsync())!;

        Assert.Empty(SaidOfGeneratedParts(compilation));
        Assert.All(
            compilation.GetTypeByMetadataName("Documented")!.GetMembers().OfType<IMethodSymbol>().Where(m => m.Name.StartsWith("Stage", StringComparison.Ordinal)),
            m => Assert.Contains("[1]", XElement.Parse(m.GetDocumentationCommentXml()!).Elements("returns").First().Value));
    }

    private static async Task<Compilation> Compile(string comment, DocumentationMode mode, string usings = "") => (await EditorProject.Open(
        $$"""
        {{usings}}
        [Network]
        public sealed partial class Documented
        {
        {{comment}}
            [Conv(4)] public partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);
        #region Rest
        #endregion
            [Relu, Output] public partial Tensor Logits(Tensor convolved);
            {{(comment.Contains("#region Stages") ? "\n#endregion" : "")}}
        }
        """, mode).Project.GetCompilationAsync())!;

    private static XElement Documentation(Compilation compilation) => XElement.Parse(
        compilation.GetTypeByMetadataName("Documented")!.GetMembers("Convolved").Single().GetDocumentationCommentXml()!);

    private static SyntaxTree Generated(Compilation compilation) => compilation.SyntaxTrees.Single(t => t.FilePath.EndsWith("Documented.g.cs", StringComparison.Ordinal));

    private static IEnumerable<Diagnostic> SaidOfGeneratedParts(Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree == Generated(compilation));

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
