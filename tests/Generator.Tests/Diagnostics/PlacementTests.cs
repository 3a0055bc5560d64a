namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Attributes where they say nothing, methods of which nothing says enough, and hyperparameters that nothing reads.</summary>
public sealed class PlacementTests
{
    [Fact]
    public void ResultShapeOfAnOperator() => Mistake.IsFoundByTheAnalyzer(
        "DNG121", "[Shape] has no effect on the result of 'Features': the compiler infers it, and own code alone declares its own",
        """
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            {|[return: ~|}[|Shape("B", 5, "H", "W")~|]{|]~|}
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor x);
        }
        """);

    [Theory]
    [InlineData("Output", "Output")]
    [InlineData("Key", "Key(\"x\")")]
    public void OutputOnAnOrdinaryMethod(string attribute, string written) => Mistake.IsFoundByTheAnalyzer(
        "DNG121", $"[{attribute}] has no effect on method 'Helper': no attribute says that it is a stage",
        $$"""
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor x);

            {|[{{written}}]~|}
            private static Tensor [|Helper|](Tensor x) => x;
        }
        """);

    [Fact]
    public void OutputOnAStageThatUsesANetwork() => Mistake.IsFoundByTheAnalyzer(
        "DNG121", "[Output] has no effect on stage 'Inside': it gives the outputs of another network: mark a stage that reads one of them",
        """
        [Network]
        public partial class Inner
        {
            [Conv(4), Output]
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor x);
        }

        [Network]
        public partial class Net
        {
            [Use<Inner>{|, ~|}[|Output~|]]
            private partial Inner.Outputs Inside([Shape("B", 3, "H", "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Active(Tensor insideFeatures);
        }
        """);

    [Theory]
    [InlineData("From(\"x\")", "From", "parameter 'y' of 'Second'", "with [Shape] it is an input, which reads no stage", "Shape(\"B\", 3, \"H\", \"W\"), [|From(\"x\")|]")]
    [InlineData("OneOf(1, 2)", "OneOf", "parameter 'y' of 'Second'", "it is about hyperparameters", "Shape(\"B\", 3, \"H\", \"W\"), [|OneOf(1, 2)|]")]
    public void OnAnInput(string attribute, string name, string what, string why, string attributes)
    {
        Assert.Contains(attribute, attributes);
        Mistake.IsFoundByTheAnalyzer("DNG121", $"[{name}] has no effect on {what}: {why}", $$"""
            [Network]
            public partial class Net
            {
                [Relu, Output]
                private partial Tensor First([Shape("B", 3, "H", "W")] Tensor x);

                [Relu, Output]
                private partial Tensor Second([{{attributes}}] Tensor y);
            }
            """);
    }

    [Fact]
    public void AnInputThatIsDeclaredTwice() => Mistake.IsFoundByTheAnalyzer(
        "DNG121", "[Shape] has no effect on parameter 'x' of 'Second': the input is declared otherwise before: declare it once, and read it by its name alone",
        """
        [Network]
        public partial class Net
        {
            [Relu, Output]
            private partial Tensor First([Shape("B", 3, "H", "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Second([[|Shape("B", {|4~3|}, "H", "W")|]] Tensor x);
        }
        """.Replace("[|Shape(\"B\", {|4~3|}, \"H\", \"W\")|]", "[|Shape(\"B\", 4, \"H\", \"W\")~Shape(\"B\", 3, \"H\", \"W\")|]"));

    [Fact]
    public void ValuesOfAHyperparameterThatIsNoNumber() => Mistake.IsFoundByTheAnalyzer(
        "DNG121", "[OneOf] has no effect on hyperparameter 'rate': it is about int",
        """
        [Network]
        public partial class Net({|[~|}[|OneOf(1, 2)~|]{|] ~|}double rate)
        {
            [Dropout(nameof(rate)), Output]
            private partial Tensor Dropped([Shape("B", 3, "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void UnusedHyperparameter() => Mistake.IsFoundByTheAnalyzer(
        "DNG120", "Nothing reads hyperparameter 'width' of 'Net': remove it or name it in a stage",
        """
        [Network]
        public partial class Net(int classes, int [|width|], double own)
        {
            private readonly double _own = own;

            [Conv({|4~nameof(width)|})]
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor x);

            [Classifier("2 * classes"), Output]
            private partial Tensor Logits(Tensor features);
        }
        """);

    [Fact]
    public void StageOutsideANetwork() => Mistake.IsFoundByTheGenerator(
        "DNG005", "Stage 'Features' is in 'Net', which is no network: mark the class [Network]",
        """
        {|~[Network]|}
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor [|Features|]([Shape("B", 3, "H", "W")] Tensor x);
        }
        """);

    [Theory]
    [InlineData("[Output]")]
    [InlineData("[Key(\"x\")]")]
    [InlineData("")]
    public void NothingSaysWhatItComputes(string attributes) => Mistake.IsFoundByTheGenerator(
        "DNG006", "Nothing says what 'Second' of 'Net' computes: write an attribute such as [Conv(64)] on it, or give it a body and [Stage]",
        $$"""
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor First([Shape("B", 3, "H", "W")] Tensor x);

            {{attributes}}{|~[Relu, Output]|}
            private partial Tensor [|Second|](Tensor first);
        }
        """.Replace(attributes + "{|~[Relu, Output]|}", $"{{|{attributes}~[Relu, Output]|}}"));
}
