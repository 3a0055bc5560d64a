using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

public sealed class OutputTests
{
    [Fact]
    public Task The_last_stage_becomes_the_output() => RepairTest<OutputCodeFix>.Makes(
        "Make 'Logits', the last stage, the output",
        """
        [Network]
        internal sealed partial class {|DNG113:Net|}
        {
            [Relu] private partial Tensor Active([Shape("B", 3, "H", "W")] Tensor image);
            [Classifier(2, dropout: 0.1)] [Key("out")] private partial Tensor Logits(Tensor active);
        }
        """,
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu] private partial Tensor Active([Shape("B", 3, "H", "W")] Tensor image);
            [Classifier(2, dropout: 0.1), Output] [Key("out")] private partial Tensor Logits(Tensor active);
        }
        """);

    [Fact]
    public Task An_output_that_reads_an_optional_value_becomes_optional() => RepairTest<OutputCodeFix>.Makes(
        "Compute 'Large' only where 'aux' is true",
        """
        [Network]
        internal sealed partial class Inner(bool aux)
        {
            [Relu, Output] private partial Tensor Active([Shape("B", 3, "H", "W")] Tensor image);
            [Sigmoid, Output(When = nameof(aux))] private partial Tensor Extra(Tensor image);
        }

        [Network]
        internal sealed partial class Net(bool aux)
        {
            [Use<Inner>(nameof(aux))] private partial Inner.Outputs Inside([Shape("B", 3, "H", "W")] Tensor image);
            [Upsample, Output] private partial Tensor Large(Tensor {|DNG108:insideExtra|}, Tensor image);
            [Relu, Output] private partial Tensor Kept(Tensor insideActive);
        }
        """,
        """
        [Network]
        internal sealed partial class Inner(bool aux)
        {
            [Relu, Output] private partial Tensor Active([Shape("B", 3, "H", "W")] Tensor image);
            [Sigmoid, Output(When = nameof(aux))] private partial Tensor Extra(Tensor image);
        }

        [Network]
        internal sealed partial class Net(bool aux)
        {
            [Use<Inner>(nameof(aux))] private partial Inner.Outputs Inside([Shape("B", 3, "H", "W")] Tensor image);
            [Upsample, Output(When = nameof(aux))] private partial Tensor Large(Tensor insideExtra, Tensor image);
            [Relu, Output] private partial Tensor Kept(Tensor insideActive);
        }
        """);
}
