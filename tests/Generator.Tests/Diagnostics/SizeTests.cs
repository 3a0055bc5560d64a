using DaNetGen.Generator.Tests.Harness;

namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Sizes of values in the arguments of stages: of values that come later, fail, or have no such size.</summary>
public sealed class SizeTests
{
    [Fact]
    public void SizeThatAValueDoesNotHave() => Mistake.IsFoundByTheAnalyzer(
        "DNG107",
        "'flat.H' in [Conv] is not a hyperparameter of 'Net': 'flat' is [B, 60], and the sizes of a value are called .B, .C, .H and .W in this order",
        """
        [Network]
        public partial class Net
        {
            [Flatten, Output]
            private partial Tensor Flat([Shape("B", 3, 4, 5)] Tensor x);

            [Conv("[|flat.H~flat.C|]"), Output]
            private partial Tensor Made(Tensor x);
        }
        """);

    [Fact]
    public void SizeOfNoName() => Mistake.IsFoundByTheAnalyzer(
        "DNG107",
        "'flat.Q' in \"2 * flat.Q\" is not a hyperparameter of 'Net': 'flat' is [B, 60], and the sizes of a value are called .B, .C, .H and .W in this order",
        """
        [Network]
        public partial class Net
        {
            [Flatten, Output]
            private partial Tensor Flat([Shape("B", 3, 4, 5)] Tensor x);

            [Conv("2 * [|flat.Q~flat.C|]"), Output]
            private partial Tensor Made(Tensor x);
        }
        """);

    [Fact]
    public void SizeOfNoNameInAResult() => Mistake.IsFoundByTheAnalyzer(
        "DNG107",
        "'flat.H' in [Shape] is not a hyperparameter of 'Net': 'flat' is [B, 60], and the sizes of a value are called .B, .C, .H and .W in this order",
        """
        [Network]
        public partial class Net
        {
            [Flatten, Output]
            private partial Tensor Flat([Shape("B", 3, 4, 5)] Tensor x);

            [Stage, Output]
            [return: Shape("flat.B", "[|flat.H~flat.C|]")]
            private Tensor Made(Tensor flat) => flat.alias();
        }
        """);

    [Fact]
    public void SizeInTheShapeOfAnInput() => Mistake.IsFoundByTheAnalyzer(
        "DNG107",
        "'made.C' in [Shape] is not a hyperparameter of 'Net': a new size stands alone in a dimension, and [MultipleOf] says what divides it",
        """
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor Made([Shape("B", 3, "H", "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Active([Shape("B", "[|made.C~C|]")] Tensor y);
        }
        """);

    [Fact]
    public void SizeOfTheStageItself() => Mistake.IsFoundByTheAnalyzer(
        "DNG103",
        "Stages read each other in a cycle: Made -> Made; no order can compute them",
        """
        [Network]
        public partial class Net
        {
            [Conv({|"made.C"~4|}), Output]
            private partial Tensor [|Made|]([Shape("B", 3, "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void SizeOfAStageThatReadsThisOne() => Mistake.IsFoundByTheAnalyzer(
        "DNG103",
        "Stages read each other in a cycle: Made -> Active -> Made; no order can compute them",
        """
        [Network]
        public partial class Net
        {
            [Conv({|"active.C"~4|}), Output]
            private partial Tensor [|Made|]([Shape("B", 3, "H", "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Active(Tensor made);
        }
        """);

    [Fact]
    public void SizeOfAStageThatIsDeclaredLater() => Expanded.Of("""
        using static TorchSharp.torch;

        /// <summary>A network.</summary>
        [Network]
        public sealed partial class Net
        {
            [Conv("later.C"), Output]
            private partial Tensor Made([Shape("B", 3, "H", "W")] Tensor x);

            [Conv(4), Output]
            private partial Tensor Later(Tensor x);
        }
        """).IsClean();

    /// <summary>An optional stage whose size another stage names is computed with that one: a use that switches it off still works.</summary>
    [Fact]
    public void SizeOfAnOptionalStage()
    {
        var networks = new RealShapes(Expanded.Of("""
            using static TorchSharp.torch;

            /// <summary>A network.</summary>
            /// <param name="aux">Whether there is more.</param>
            [Network]
            public sealed partial class Inner(bool aux)
            {
                [Conv(4), Output(When = nameof(aux))]
                private partial Tensor Extra([Shape("B", 3, "H", "W")] Tensor x);

                [Conv("extra.C"), Output]
                private partial Tensor Made(Tensor x);
            }

            /// <summary>A network.</summary>
            [Network]
            public sealed partial class Outer
            {
                [Use<Inner>(false)]
                private partial Inner.Outputs In([Shape("B", 3, "H", "W")] Tensor x);

                [Relu, Output]
                private partial Tensor Active(Tensor inMade);
            }
            """).IsClean());

        networks.AreInferred("Outer", Sample.Values(""));
    }
}
