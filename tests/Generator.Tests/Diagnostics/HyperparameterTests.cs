namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in expressions over hyperparameters, and in outputs that depend on them, which the analyzer underlines.</summary>
public sealed class HyperparameterTests
{
    /// <summary>Arguments that have slipped by one place: only the wrong types are told, not what would follow from them.</summary>
    [Fact]
    public void HyperparametersInTheWrongOrder() => Mistake.IsFoundByTheAnalyzer(
        "DNG107", "'aux' in [Use] is not a hyperparameter of 'Outer' of type int, but of type bool",
        """
        [Network]
        public partial class Inner(int classes, bool aux = true, Norm norm = Norm.Batch)
        {
            [ConvBnRelu(nameof(classes), norm: nameof(norm)), Output(When = nameof(aux))]
            private partial Tensor More([Shape("B", 3, "H", "W")] Tensor image);

            [Relu, Output]
            private partial Tensor Active(Tensor image);
        }

        [Network]
        public partial class Outer(int classes, bool aux = true, Norm norm = Norm.Batch)
        {
            [Use<Inner>({|~nameof(classes), |}nameof([|aux|]), nameof(norm))]
            private partial Inner.Outputs Used([Shape("B", 3, "H", "W")] Tensor image);

            [Relu, Output(When = nameof(aux))]
            private partial Tensor More(Tensor usedMore);

            [Conv(nameof(classes)), Output]
            private partial Tensor Made(Tensor usedActive);
        }
        """);

    [Fact]
    public void HyperparameterOfAnotherType() => Mistake.IsFoundByTheAnalyzer(
        "DNG107", "'deep' in [Conv] is not a hyperparameter of 'Net' of type int, but of type bool",
        """
        [Network]
        public partial class Net(bool deep, int channels)
        {
            [Conv(nameof([|deep~channels|])), Output]
            private partial Tensor Made([Shape("B", 3, "H", "W")] Tensor image);

            [Conv(nameof(channels)), Output(When = nameof(deep))]
            private partial Tensor More(Tensor image);
        }
        """);

    [Fact]
    public void BadExpression() => Mistake.IsFoundByTheAnalyzer(
        "DNG106", "Expression \"channels */ 4\" does not parse: '/' at column 11 is not expected",
        """
        [Network]
        public partial class Net(int channels)
        {
            [Conv("channels {|*~|}[|/|] 4"), Output]
            private partial Tensor Conv([Shape("B", nameof(channels), "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void DivisionByZero() => Mistake.IsFoundByTheAnalyzer(
        "DNG106", "Expression \"channels / 0\" does not parse: something is divided by 0",
        """
        [Network]
        public partial class Net(int channels)
        {
            [Conv("channels / [|0~2|]"), Output]
            private partial Tensor Conv([Shape("B", nameof(channels), "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void UnknownHyperparameter() => Mistake.IsFoundByTheAnalyzer(
        "DNG107", "'chanels' in \"chanels / 4\" is not a hyperparameter of 'Net' (did you mean 'channels'?)",
        """
        [Network]
        public partial class Net(int channels)
        {
            [Conv("[|chanels~channels|] / 4"), Output]
            private partial Tensor Conv([Shape("B", nameof(channels), "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void UnknownFlag() => Mistake.IsFoundByTheAnalyzer(
        "DNG107", "'channels' in When is not a hyperparameter of 'Net': it must be a bool parameter of the primary constructor",
        """
        [Network]
        public partial class Net(int channels, bool more = true)
        {
            [Conv(nameof(channels)), Output]
            private partial Tensor Conv([Shape("B", 3, "H", "W")] Tensor x);

            [Relu, Output(When = [|nameof(channels)~nameof(more)|])]
            private partial Tensor Extra(Tensor conv);
        }
        """);

    [Fact]
    public void OptionalReadOfAnOutputThatIsMarked() => Mistake.IsFoundByTheAnalyzer(
        "DNG108", "'extra' exists only when 'aux' is true, but stage 'Active' is always computed: mark it [Output(When = nameof(aux))] or read another value",
        """
        [Network]
        public partial class Inner(bool more)
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", 3)] Tensor x);

            [Relu, Output(When = nameof(more))]
            private partial Tensor More(Tensor active);
        }

        [Network]
        public partial class Net(bool aux)
        {
            [Use<Inner>(nameof(aux))]
            private partial Inner.Outputs Inner([Shape("B", 3)] Tensor x);

            [Relu, Output(When = nameof(aux))]
            private partial Tensor Extra(Tensor innerMore);

            [Relu, Output{|~(When = nameof(aux))|}]
            private partial Tensor Active(Tensor [|extra|]);

            [Relu, Output]
            private partial Tensor Other(Tensor innerActive);
        }
        """);

    [Fact]
    public void OptionalRead() => Mistake.IsFoundByTheAnalyzer(
        "DNG108", "'innerMore' exists only when 'aux' is true, but stage 'Extra' is always computed: mark it [Output(When = nameof(aux))] or read another value",
        """
        [Network]
        public partial class Inner(bool more)
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", 3)] Tensor x);

            [Relu, Output(When = nameof(more))]
            private partial Tensor More(Tensor active);
        }

        [Network]
        public partial class Net(bool aux)
        {
            [Use<Inner>(nameof(aux))]
            private partial Inner.Outputs Inner([Shape("B", 3)] Tensor x);

            [Relu, Output{|~(When = nameof(aux))|}]
            private partial Tensor Extra(Tensor [|innerMore|]);

            [Relu, Output]
            private partial Tensor Active(Tensor innerActive);
        }
        """);

    [Fact]
    public void SwitchedOff() => Mistake.IsFoundByTheAnalyzer(
        "DNG119", "'innerMore' is never there: 'more' of Inner is false here, so pass true or a bool hyperparameter, or read another value",
        """
        [Network]
        public partial class Inner(bool more = false)
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", 3)] Tensor x);

            [Relu, Output(When = nameof(more))]
            private partial Tensor More(Tensor active);
        }

        [Network]
        public partial class Net
        {
            [Use<Inner>{|~(true)|}]
            private partial Inner.Outputs Inner([Shape("B", 3)] Tensor x);

            [Sum, Output]
            private partial Tensor Extra(Tensor innerActive, Tensor [|innerMore|]);
        }
        """);
}
