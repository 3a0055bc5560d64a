using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

/// <summary>The other ways to give a name that nothing has a meaning.</summary>
public sealed class UnknownNameTests
{
    [Fact]
    public Task From_keeps_the_name_and_follows_a_rename() => RepairTest<FromCodeFix>.Makes(
        "Keep the name 'trunk' and read it with [From(nameof(Features))]",
        """
        [Network]
        internal sealed partial class Renamed
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);
            [Relu, Output] private partial Tensor Active(Tensor {|DNG101:trunk|});
        }
        """,
        """
        [Network]
        internal sealed partial class Renamed
        {
            [Relu] private partial Tensor Features([Shape("B", "C")] Tensor image);
            [Relu, Output] private partial Tensor Active([From(nameof(Features))] Tensor trunk);
        }
        """);

    [Fact]
    public Task From_reads_an_output_of_a_network() => RepairTest<FromCodeFix>.Makes(
        "Keep the name 'innerActiv' and read it with [From(nameof(Inner) + \"Active\")]",
        """
        [DaNetGen.Network]
        internal sealed partial class Active
        {
            [DaNetGen.Relu, DaNetGen.Output] private partial Tensor Active_([DaNetGen.Shape("B", "C")] Tensor x);
        }

        [DaNetGen.Network]
        internal sealed partial class Outer
        {
            [DaNetGen.Use<Inside>] private partial Inside.Outputs Inner([DaNetGen.Shape("B", "C")] Tensor x);
            [DaNetGen.Relu, DaNetGen.Output] private partial Tensor Last(Tensor {|DNG101:innerActiv|});
        }

        [DaNetGen.Network]
        internal sealed partial class Inside
        {
            [DaNetGen.Relu, DaNetGen.Output] private partial Tensor Active([DaNetGen.Shape("B", "C")] Tensor x);
        }
        """,
        """
        [DaNetGen.Network]
        internal sealed partial class Active
        {
            [DaNetGen.Relu, DaNetGen.Output] private partial Tensor Active_([DaNetGen.Shape("B", "C")] Tensor x);
        }

        [DaNetGen.Network]
        internal sealed partial class Outer
        {
            [DaNetGen.Use<Inside>] private partial Inside.Outputs Inner([DaNetGen.Shape("B", "C")] Tensor x);
            [DaNetGen.Relu, DaNetGen.Output] private partial Tensor Last([DaNetGen.From(nameof(Inner) + "Active")] Tensor innerActiv);
        }

        [DaNetGen.Network]
        internal sealed partial class Inside
        {
            [DaNetGen.Relu, DaNetGen.Output] private partial Tensor Active([DaNetGen.Shape("B", "C")] Tensor x);
        }
        """);

    [Theory]
    [InlineData("", "ConvBnRelu(8)", "\"B\", 3, \"H\", \"W\"")]
    [InlineData("int channels", "ConvBnRelu(8)", "\"B\", nameof(channels), \"H\", \"W\"")]
    [InlineData("", "Relu", "\"B\", \"C\", \"H\", \"W\"")]
    [InlineData("", "Linear(8)", "\"B\", 3")]
    public Task A_parameter_becomes_an_input(string hyperparameters, string attribute, string shape) => RepairTest<InputShapeCodeFix>.Makes(
        $"Make 'picture' an input of the network: [Shape({shape})]",
        $$"""
        [Network]
        internal sealed partial class Net({{hyperparameters}})
        {
            [{{attribute}}] private partial Tensor First(Tensor {|DNG101:picture|});
            [Relu, Output] private partial Tensor Active(Tensor first);
            {{(hyperparameters.Length > 0 ? "private int Twice => channels * 2;" : "")}}
        }
        """,
        $$"""
        [Network]
        internal sealed partial class Net({{hyperparameters}})
        {
            [{{attribute}}] private partial Tensor First([Shape({{shape}})] Tensor picture);
            [Relu, Output] private partial Tensor Active(Tensor first);
            {{(hyperparameters.Length > 0 ? "private int Twice => channels * 2;" : "")}}
        }
        """);

    [Fact]
    public Task An_input_of_a_network_inside_has_the_shape_that_it_declares() => RepairTest<InputShapeCodeFix>.Makes(
        "Make 'maps' an input of the network: [Shape(\"B\", 64, \"H\", 7)]",
        """
        [Network]
        internal sealed partial class Head(int channels, int width = 7)
        {
            [Conv(2), Output] private partial Tensor Logits([Shape("B", nameof(channels), "H", nameof(width))] Tensor features);
        }

        [Network]
        internal sealed partial class Net
        {
            [Use<Head>(64)] private partial Head.Outputs Inner(Tensor {|DNG101:maps|});
            [Relu, Output] private partial Tensor Active(Tensor innerLogits);
        }
        """,
        """
        [Network]
        internal sealed partial class Head(int channels, int width = 7)
        {
            [Conv(2), Output] private partial Tensor Logits([Shape("B", nameof(channels), "H", nameof(width))] Tensor features);
        }

        [Network]
        internal sealed partial class Net
        {
            [Use<Head>(64)] private partial Head.Outputs Inner([Shape("B", 64, "H", 7)] Tensor maps);
            [Relu, Output] private partial Tensor Active(Tensor innerLogits);
        }
        """);

    [Fact]
    public Task A_stage_is_declared_before_its_first_reader() => RepairTest<StageStubCodeFix>.Makes(
        "Declare a stage 'Mixed' before 'Logits': [ConvBnRelu(64, kernel: 3)]",
        """
        [Network]
        internal sealed partial class Net(int classes)
        {
            [ConvBnRelu(8)]
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

            // What comes out.
            /// <summary>The logits.</summary>
            [Classifier(nameof(classes)), Output]
            private partial Tensor Logits(Tensor {|DNG101:mixed|});

            [Relu, Output]
            private partial Tensor Active(Tensor features);
        }
        """,
        """
        [Network]
        internal sealed partial class Net(int classes)
        {
            [ConvBnRelu(8)]
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

            [ConvBnRelu(64, kernel: 3)] private partial Tensor Mixed(Tensor features);

            // What comes out.
            /// <summary>The logits.</summary>
            [Classifier(nameof(classes)), Output]
            private partial Tensor Logits(Tensor mixed);

            [Relu, Output]
            private partial Tensor Active(Tensor features);
        }
        """);

    [Fact]
    public Task A_stage_that_is_the_first_has_an_input_of_its_own() => RepairTest<StageStubCodeFix>.Makes(
        "Declare a stage 'Mixed' before 'Logits': [ConvBnRelu(64, kernel: 3)]",
        """
        [Network]
        internal sealed partial class Net(int classes)
        {
            [Classifier(nameof(classes)), Output] private partial Tensor Logits(Tensor {|DNG101:mixed|});
            [Relu, Output] private partial Tensor Active(Tensor {|DNG101:mixed|}, Tensor logits);
        }
        """.Replace(", Tensor logits", ""),
        """
        [Network]
        internal sealed partial class Net(int classes)
        {
            [ConvBnRelu(64, kernel: 3)] private partial Tensor Mixed([Shape("B", 3, "H", "W")] Tensor image);
            [Classifier(nameof(classes)), Output] private partial Tensor Logits(Tensor mixed);
            [Relu, Output] private partial Tensor Active(Tensor mixed);
        }
        """);
}
