using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

public sealed class DeadStageTests
{
    [Fact]
    public Task A_stage_goes_with_its_comments() => RepairTest<DeadStageCodeFix>.Makes(
        "Remove the stage 'Extra', which nothing reads",
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu] private partial Tensor Active([Shape("B", "C")] Tensor image);

        #region Rest
            // A heading.

            // Not needed.
            /// <summary>Extra.</summary>
            [Sigmoid]
            private partial Tensor {|DNG104:Extra|}(Tensor active); // at all

            [Relu, Output] private partial Tensor Last(Tensor active);
        #endregion
        }
        """,
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu] private partial Tensor Active([Shape("B", "C")] Tensor image);

        #region Rest
            // A heading.

            [Relu, Output] private partial Tensor Last(Tensor active);
        #endregion
        }
        """);

    [Fact]
    public Task What_it_alone_reads_goes_too_and_an_input_keeps_its_shape() => RepairTest<DeadStageCodeFix>.Makes(
        "Remove the stage 'Third', which nothing reads, and 'Second' and 'First', which only it needs",
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu] private partial Tensor First([Shape("B", "C")] Tensor image);
            [Relu] private partial Tensor Second(Tensor first);
            [Sum] private partial Tensor {|DNG104:Third|}(Tensor first, Tensor second);

            [Relu, Output] private partial Tensor Last(Tensor image);
        }
        """,
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu, Output] private partial Tensor Last([Shape("B", "C")] Tensor image);
        }
        """);

    [Fact]
    public Task All_at_once() => RepairTest<DeadStageCodeFix>.MakesAll(
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu, Output] private partial Tensor Active([Shape("B", "C")] Tensor image);
            [Relu] private partial Tensor {|DNG104:Left|}(Tensor active);
            [Relu] private partial Tensor {|DNG104:Right|}(Tensor active);
        }
        """,
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu, Output] private partial Tensor Active([Shape("B", "C")] Tensor image);
        }
        """,
        count: 2);

    [Fact]
    public Task A_stage_that_ones_own_code_calls_stays() => RepairTest<DeadStageCodeFix>.OffersNothing(
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu, Output] private partial Tensor Active([Shape("B", "C")] Tensor image);
            [Relu] private partial Tensor {|DNG104:Relu|}(Tensor active);

            public Tensor Twice(Tensor x) => Relu(Relu(x));
        }
        """);
}
