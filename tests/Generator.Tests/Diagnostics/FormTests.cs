namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Stages that are not written as their attributes need them, which the analyzer underlines.</summary>
public sealed class FormTests
{
    [Fact]
    public void MissingShape() => Mistake.IsFoundByTheAnalyzer(
        "DNG116", "Stage 'Own' has its own body and needs its result declared: write [return: Shape(...)]",
        """
        [Network]
        public partial class Net
        {
            [Stage, Output]{|~ [return: Shape("B", 3)]|}
            private Tensor [|Own|]([Shape("B", 3)] Tensor x) => x * 2;
        }
        """);

    [Fact]
    public void OwnBodyWithoutStage() => Mistake.IsFoundByTheAnalyzer(
        "DNG117", "Stage 'Active' must be a partial method without a body: the generator writes it",
        """
        [Network]
        public partial class Net
        {
            [Relu, Output]
            private {|~partial |}Tensor [|Active|]([Shape("B", 3)] Tensor x){| => x~|};
        }
        """);

    [Theory]
    [InlineData("[Relu, Output] private partial {|int~Tensor|} [|Active|]([Shape(\"B\", 3)] Tensor x);", "returns int, but a stage's result is a Tensor")]
    [InlineData("[Relu, Output] private partial Tensor [|Active|]([Shape(\"B\", 3)] {|float[]~Tensor|} x);", "reads 'x' as float[], but stages read values as Tensor")]
    [InlineData("[Relu, Output] private partial Tensor [|Active|]([Shape(\"B\", 3)] {|ref ~|}Tensor x);", "reads 'x' as ref Tensor, but stages read values as Tensor")]
    public void WrongTypes(string stage, string what) => Mistake.IsFoundByTheAnalyzer(
        "DNG117", $"Stage 'Active' {what}",
        $$"""
        [Network]
        public partial class Net
        {
            {{stage}}
        }
        """);

    [Fact]
    public void TwoOperators() => Mistake.IsFoundByTheAnalyzer(
        "DNG117", "Stage 'Active' has two attributes that say what it computes: keep one",
        """
        [Network]
        public partial class Net
        {
            [Relu, {|Sigmoid, ~|}Output]
            private partial Tensor [|Active|]([Shape("B", 3)] Tensor x);
        }
        """);

    [Fact]
    public void EmptyKeyOfALayerWithParameters() => Mistake.IsFoundByTheAnalyzer(
        "DNG118", "Key '' of stage 'Conv' is not usable: the layer has weights of its own, which need a key before them",
        """
        [Network]
        public partial class Net
        {
            [Conv(4), Key([|""~"x"|]), Output]
            private partial Tensor Conv([Shape("B", 3, "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void BadReuse() => Mistake.IsFoundByTheAnalyzer(
        "DNG114", "Stage 'Emebd' cannot be reused: there is no such stage; did you mean 'Embed'?",
        """
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor Embed([Shape("B", 3, "H", "W")] Tensor left);

            [Reuse([|"Emebd"~nameof(Embed)|]), Output]
            private partial Tensor EmbedRight([Shape("B", 3, "H", "W")] Tensor right);
        }
        """);

    [Fact]
    public void BadReuseOfAnotherShape() => Mistake.IsFoundByTheAnalyzer(
        "DNG114", "Stage 'Embed' cannot be reused: its layer is built for [B, 3, H, W], but 'right' is [B, 5, H, W]",
        """
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor Embed([Shape("B", 3, "H", "W")] Tensor left);

            [Reuse([|nameof(Embed)|]), Output]
            private partial Tensor EmbedRight([Shape("B", {|5~3|}, "H", "W")] Tensor right);
        }
        """);
}
