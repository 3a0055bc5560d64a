using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

public sealed class RenamedStageTests
{
    [Fact]
    public Task All_that_read_the_stage_are_renamed_along() => RepairTest<RenamedStageCodeFix>.Makes(
        "Rename 'trunk' to 'features' wherever it is read, as its stage is called now",
        """
        [Network]
        internal sealed partial class Renamed(int classes)
        {
            [ConvBnRelu(64)] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

            /// <param name="trunk">It.</param>
            [Conv("trunk.C / 2 + 32", kernel: 3)] private partial Tensor Mixed(Tensor {|DNG101:trunk|});
            [Sum] private partial Tensor Total(Tensor mixed, [From({|DNG101:"trunk"|})] Tensor other);

            [Stage]
            [return: Shape("B", 64, "H", "W")]
            private Tensor Own(Tensor total, Tensor {|DNG101:trunk|}) => total + trunk;

            [Classifier(nameof(classes)), Output] private partial Tensor Logits(Tensor own);
        }
        """,
        """
        [Network]
        internal sealed partial class Renamed(int classes)
        {
            [ConvBnRelu(64)] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

            /// <param name="features">It.</param>
            [Conv("features.C / 2 + 32", kernel: 3)] private partial Tensor Mixed(Tensor features);
            [Sum] private partial Tensor Total(Tensor mixed, [From("features")] Tensor other);

            [Stage]
            [return: Shape("B", 64, "H", "W")]
            private Tensor Own(Tensor total, Tensor features) => total + features;

            [Classifier(nameof(classes)), Output] private partial Tensor Logits(Tensor own);
        }
        """);

    [Fact]
    public Task Outputs_of_a_network_are_renamed_along() => RepairTest<RenamedStageCodeFix>.Makes(
        "Rename 'headLeft' and 'headRight' to 'twoLeft' and 'twoRight' wherever it is read, as its stage is called now",
        """
        [Network]
        internal sealed partial class Pair
        {
            [Relu, Output] private partial Tensor Left([Shape("B", "C")] Tensor x);
            [Sigmoid, Output] private partial Tensor Right(Tensor x);
        }

        [Network]
        internal sealed partial class Outer
        {
            [Use<Pair>] private partial Pair.Outputs Two([Shape("B", "C")] Tensor x);
            [Sum, Output] private partial Tensor Total(Tensor {|DNG101:headLeft|}, Tensor {|DNG101:headRight|});
        }
        """,
        """
        [Network]
        internal sealed partial class Pair
        {
            [Relu, Output] private partial Tensor Left([Shape("B", "C")] Tensor x);
            [Sigmoid, Output] private partial Tensor Right(Tensor x);
        }

        [Network]
        internal sealed partial class Outer
        {
            [Use<Pair>] private partial Pair.Outputs Two([Shape("B", "C")] Tensor x);
            [Sum, Output] private partial Tensor Total(Tensor twoLeft, Tensor twoRight);
        }
        """);

    [Fact]
    public Task An_output_that_others_read_is_found_too() => RepairTest<RenamedStageCodeFix>.Makes(
        "Rename 'layer1' to 'stage1' wherever it is read, as its stage is called now",
        """
        [Network]
        internal sealed partial class Backbone
        {
            [Relu, Output] private partial Tensor Stage1([Shape("B", "C")] Tensor x);
            [Relu, Output] private partial Tensor Layer2(Tensor {|DNG101:layer1|});
        }
        """,
        """
        [Network]
        internal sealed partial class Backbone
        {
            [Relu, Output] private partial Tensor Stage1([Shape("B", "C")] Tensor x);
            [Relu, Output] private partial Tensor Layer2(Tensor stage1);
        }
        """);

    [Theory]
    [InlineData("two stages that nothing reads", "[Relu] private partial Tensor Second(Tensor image);")]
    [InlineData("two names that nothing has", "[Relu, Output] private partial Tensor Second(Tensor {|DNG101:rump|});")]
    public Task Where_it_is_not_evident_nothing_is_offered(string _, string other) => RepairTest<RenamedStageCodeFix>.OffersNothing(
        $$"""
        [Network]
        internal sealed partial class Net
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);
            {{other}}
            [Relu, Output] private partial Tensor Last(Tensor {|DNG101:trunk|});
        }
        """);
}
