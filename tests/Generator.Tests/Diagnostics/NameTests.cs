namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in names, which the analyzer underlines.</summary>
public sealed class NameTests
{
    [Fact]
    public void UnknownStage() => Mistake.IsFoundByTheAnalyzer(
        "DNG101", "'convP' is neither an input nor a stage of 'Net' (did you mean 'convP1'?); a network input needs [Shape]",
        """
        [Network]
        public partial class Net
        {
            [Conv(4)]
            private partial Tensor ConvP1([Shape("B", 3, "H", "W")] Tensor image);

            [Relu, Output]
            private partial Tensor Active(Tensor [|convP~convP1|]);
        }
        """);

    [Fact]
    public void UnknownStageWithACapital() => Mistake.IsFoundByTheAnalyzer(
        "DNG101", "'Missing' is neither an input nor a stage of 'Net'; a network input needs [Shape]",
        """
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor ConvP1([Shape("B", 3, "H", "W")] Tensor image);

            [Relu, Output]
            private partial Tensor Active(Tensor [|Missing|]);
        }
        """);

    [Fact]
    public void UnknownStageInFrom() => Mistake.IsFoundByTheAnalyzer(
        "DNG101", "'Konv' is neither an input nor a stage of 'Net' (did you mean 'conv'?); a network input needs [Shape]",
        """
        [Network]
        public partial class Net
        {
            [Conv(4)]
            private partial Tensor Conv([Shape("B", 3, "H", "W")] Tensor image);

            [Relu, Output]
            private partial Tensor Active([From([|"Konv"~nameof(Conv)|])] Tensor x);
        }
        """);

    [Fact]
    public void AmbiguousName() => Mistake.IsFoundByTheAnalyzer(
        "DNG102", "'image' could mean the input 'image' or stage 'Image': say which with [From(...)]",
        """
        [Network]
        public partial class Net
        {
            [Relu]
            private partial Tensor {|Image~Other|}([Shape("B", 3)] Tensor image);

            [Sigmoid, Output]
            private partial Tensor Active(Tensor [|image|]);

            [Relu, Output]
            private partial Tensor Third([From([|"image"~"other"|])] Tensor x);
        }
        """);

    [Fact]
    public void Cycle() => Mistake.IsFoundByTheAnalyzer(
        "DNG103", "Stages read each other in a cycle: First -> Second -> First; no order can compute them",
        """
        [Network]
        public partial class Net
        {
            [Sum]
            private partial Tensor [|First|]([Shape("B", 3)] Tensor x, {|~[Shape("B", 3)] |}Tensor {|second~y|});

            [Relu, Output]
            private partial Tensor Second(Tensor first);
        }
        """);

    [Fact]
    public void CycleOfNetworks() => Mistake.IsFoundByTheAnalyzer(
        "DNG103", "Stages read each other in a cycle: Net -> Net; no order can compute them",
        """
        [Network]
        public partial class Net
        {
            [[|Use<Net>|]]
            private partial Net.Outputs Inner([Shape("B", 3)] Tensor x);

            [Relu, Output]
            private partial Tensor Active(Tensor innerActive);
        }
        """);

    [Fact]
    public void UnusedStageWithWeights() => Mistake.IsFoundByTheAnalyzer(
        "DNG104", "Nothing reads stage 'Extra' and it is no output, so its 40 parameters learn nothing: remove it, read it, or mark it [Output]",
        """
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor Mixed([Shape("B", 4, "H", "W")] Tensor x);

            [Conv(8)]
            private partial Tensor [|Extra|](Tensor mixed);
        }
        """);

    [Fact]
    public void UnusedStage() => Mistake.IsFoundByTheAnalyzer(
        "DNG104", "Nothing reads stage 'Extra' and it is no output: remove it, read it, or mark it [Output]",
        """
        [Network]
        public partial class Net
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", 3)] Tensor x);

            [Sigmoid{|~, Output|}]
            private partial Tensor [|Extra|](Tensor x);
        }
        """);

    [Fact]
    public void DuplicateKey() => Mistake.IsFoundByTheAnalyzer(
        "DNG105", "Key 'conv' of stage 'Second' is already that of stage 'Conv': give one of them another [Key]",
        """
        [Network]
        public partial class Net
        {
            [Conv(3)]
            private partial Tensor Conv([Shape("B", 3, "H", "W")] Tensor x);

            [Conv(3), Key([|"conv"~"conv2"|]), Output]
            private partial Tensor Second(Tensor conv);
        }
        """);

    [Fact]
    public void InputCount() => Mistake.IsFoundByTheAnalyzer(
        "DNG109", "[Upsample] reads 2 values, but stage 'Up' has 1",
        """
        [Network]
        public partial class Net
        {
            [Upsample, Output]
            private partial Tensor [|Up|]([Shape("B", 3, "H", "W")] Tensor x{|~, [Shape("B", 3, "h", "w")] Tensor y|});
        }
        """);

    [Fact]
    public void NoOutput() => Mistake.IsFoundByTheAnalyzer(
        "DNG113", "Network 'Net' has no output: mark the stage whose result it returns [Output]",
        """
        [Network]
        public partial class [|Net|]
        {
            [Relu{|~, Output|}]
            private partial Tensor Active([Shape("B", 3)] Tensor x);
        }
        """);
}
