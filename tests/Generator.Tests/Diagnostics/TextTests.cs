namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>A mistake inside a string is underlined at its characters, however the string is written.</summary>
public sealed class TextTests
{
    private const string Unexpected = "does not parse: '$' at column 10 is not expected";

    [Theory]
    [InlineData("\"channels [|$~*|] 2\"")]
    [InlineData("@\"channels [|$~*|] 2\"")]
    [InlineData("\"\"\"channels [|$~*|] 2\"\"\"")]
    [InlineData("\"chann\\u0065ls [|$~*|] 2\"")]
    [InlineData("\"channels [|\\u0024~*|] 2\"")]
    [InlineData("(\"channels\" + \" [|$~*|] 2\")")]
    [InlineData("nameof(channels) + \" [|$~*|] 2\"")]
    [InlineData("$\"{nameof(channels)} [|$~*|] 2\"")]
    [InlineData("[|Text~\"channels * 2\"|]")]
    [InlineData("[|Text + \"\"~\"channels * 2\"|]")]
    public void UnexpectedCharacter(string written) => Mistake.IsFoundByTheAnalyzer("DNG106", $"Expression \"channels $ 2\" {Unexpected}", Net(written));

    [Theory]
    [InlineData("\"channels *[|\"~ 2\"|]", "Expression \"channels *\" does not parse: it ends too early")]
    [InlineData("\"channels * ([|\"~2)\"|]", "Expression \"channels * (\" does not parse: it ends too early")]
    [InlineData("\"[|2x~2|] * channels\"", "Expression \"2x * channels\" does not parse: '2x' is no whole number")]
    public void OtherMistakes(string written, string message) => Mistake.IsFoundByTheAnalyzer("DNG106", message, Net(written));

    [Fact]
    public void InTheShapeOfAnInput() => Mistake.IsFoundByTheAnalyzer(
        "DNG106", "Expression \"channels +* 2\" does not parse: '*' at column 11 is not expected",
        """
        [Network]
        public partial class Net(int channels)
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", "channels +[|*~|] 2", "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void AnUnknownNameInTheShapeOfAnInput() => Mistake.IsFoundByTheAnalyzer(
        "DNG107", "'h' in \"8 * h\" is not a hyperparameter of 'Net': a new size stands alone in a dimension, and [MultipleOf] says what divides it",
        """
        [Network]
        public partial class Net
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", 3, {|"8 * ~"|}[|h|]", "W")] Tensor x);
        }
        """);

    [Fact]
    public void InTheShapeOfAResult() => Mistake.IsFoundByTheAnalyzer(
        "DNG107", "'chanels' in \"chanels / 2\" is not a hyperparameter of 'Net' (did you mean 'channels'?)",
        """
        [Network]
        public partial class Net(int channels)
        {
            [Stage]
            [return: Shape("B", "[|chanels~channels|] / 2", "H", "W")]
            private static Tensor Half([Shape("B", nameof(channels), "H", "W")] Tensor x) => x;

            [Relu, Output]
            private partial Tensor Active(Tensor half);
        }
        """);

    [Theory]
    [InlineData("DNG112", "Argument 'dimensions' of [Shape] must be an int, a symbol, a hyperparameter or an expression over them, but 1.5 was given", "[|1.5~5|]")]
    [InlineData("DNG208", "Argument 'dimensions' of [Shape] must be at least 1, but it is 0", "[|0~5|]")]
    public void ADimensionThatIsNone(string id, string message, string dimension) => Mistake.IsFoundByTheAnalyzer(id, message, $$"""
        [Network]
        public partial class Net
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", {{dimension}}, "H", "W")] Tensor x);
        }
        """);

    private static string Net(string channels) => $$"""
        [Network]
        public partial class Net(int channels)
        {
            private const string Text = "channels $ 2";

            [Conv({{channels}}), Output]
            private partial Tensor Features([Shape("B", nameof(channels), "H", "W")] Tensor x);
        }
        """;
}
