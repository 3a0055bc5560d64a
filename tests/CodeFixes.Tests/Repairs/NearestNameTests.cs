using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

public sealed class NearestNameTests
{
    [Fact]
    public Task A_misspelt_parameter_gets_the_name_of_its_stage() => RepairTest<NearestNameCodeFix>.Makes(
        "Change 'pma' to 'pam'",
        """
        [Network]
        internal sealed partial class Attended
        {
            [PositionAttention] private partial Tensor Pam([Shape("B", 64, "H", "W")] Tensor features); // attends

            /// <summary>What <paramref name="pma"/> says.</summary>
            /// <param name="pma">All.</param>
            [Relu, Output]
            private partial Tensor Active(  Tensor {|DNG101:pma|} /* all */ );
        }
        """,
        """
        [Network]
        internal sealed partial class Attended
        {
            [PositionAttention] private partial Tensor Pam([Shape("B", 64, "H", "W")] Tensor features); // attends

            /// <summary>What <paramref name="pam"/> says.</summary>
            /// <param name="pam">All.</param>
            [Relu, Output]
            private partial Tensor Active(  Tensor pam /* all */ );
        }
        """);

    [Fact]
    public Task A_body_of_ones_own_follows() => RepairTest<NearestNameCodeFix>.Makes(
        "Change 'feature' to 'features'",
        """
        [Network]
        internal sealed partial class Own
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);

            [Stage, Output]
            [return: Shape("B", "C")]
            private Tensor Doubled(Tensor {|DNG101:feature|})
            {
                Func<int, int> next = feature => feature + 1;
                return feature * next(1) + this.feature;
            }

            private readonly int feature = 3;
        }
        """,
        """
        [Network]
        internal sealed partial class Own
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);

            [Stage, Output]
            [return: Shape("B", "C")]
            private Tensor Doubled(Tensor features)
            {
                Func<int, int> next = feature => feature + 1;
                return features * next(1) + this.feature;
            }

            private readonly int feature = 3;
        }
        """);

    [Fact]
    public Task A_keyword_is_written_as_a_name() => RepairTest<NearestNameCodeFix>.Makes(
        "Change 'bose' to 'base'",
        """
        [Network]
        internal sealed partial class Keywords
        {
            [Relu] private partial Tensor Base([Shape("B", "C")] Tensor image);
            [Relu, Output] private partial Tensor Active(Tensor {|DNG101:bose|});
        }
        """,
        """
        [Network]
        internal sealed partial class Keywords
        {
            [Relu] private partial Tensor Base([Shape("B", "C")] Tensor image);
            [Relu, Output] private partial Tensor Active(Tensor @base);
        }
        """);

    [Fact]
    public Task From_gets_a_name_that_follows_a_rename() => RepairTest<NearestNameCodeFix>.Makes(
        "Change \"Feature\" to nameof(Features)",
        """
        [Network]
        internal sealed partial class Named
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);
            [Relu, Output] private partial Tensor Active([From({|DNG101:"Feature"|})] Tensor x);
        }
        """,
        """
        [Network]
        internal sealed partial class Named
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);
            [Relu, Output] private partial Tensor Active([From(nameof(Features))] Tensor x);
        }
        """);

    [Fact]
    public Task All_misspelt_parameters_at_once() => RepairTest<NearestNameCodeFix>.MakesAll(
        """
        [Network]
        internal sealed partial class Many
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);
            [Relu, Output] private partial Tensor Active(Tensor {|DNG101:feature|});
            [Sum, Output] private partial Tensor Total(Tensor {|DNG101:actve|}, Tensor {|DNG101:imag|});
        }
        """,
        """
        [Network]
        internal sealed partial class Many
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);
            [Relu, Output] private partial Tensor Active(Tensor features);
            [Sum, Output] private partial Tensor Total(Tensor active, Tensor image);
        }
        """,
        count: 3);

    [Fact]
    public Task What_another_parameter_reads_is_not_meant() => RepairTest<NearestNameCodeFix>.OffersNothing(
        """
        [Network]
        internal sealed partial class Pair
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);
            [Sum, Output] private partial Tensor Total(Tensor features, Tensor {|DNG101:featuers|});
        }
        """);

    [Fact]
    public Task A_local_variable_of_the_name_is_in_the_way() => RepairTest<NearestNameCodeFix>.OffersNothing(
        """
        [Network]
        internal sealed partial class Own
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);

            [Stage, Output]
            [return: Shape("B", "C")]
            private Tensor Doubled(Tensor {|DNG101:feature|})
            {
                var features = feature * 2;
                return features;
            }
        }
        """);
}
