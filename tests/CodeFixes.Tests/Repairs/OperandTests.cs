using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

/// <summary>Operands that differ: in their channels, or because of a stride.</summary>
public sealed class OperandTests
{
    private const string Residual = """
        [Network]
        internal sealed partial class Block(int width)
        {
            [ConvBnRelu(WIDE, kernel: 3)] private partial Tensor Stem([Shape("B", 3, 64, 48)] Tensor image);
            [ConvBnRelu(NARROW, kernel: 3STRIDE)] private partial Tensor Main(Tensor stem);

            // The residual.
            [Sum]
            private partial Tensor Total(Tensor main, Tensor {|DNG202:stem|});

            [Relu, Output] private partial Tensor Active(Tensor total);

            private int Twice => width * 2;
        }
        """;

    [Theory]
    [InlineData("32", "64", ", stride: 2", "Downsample", "64, stride: 2, bias: false")]
    [InlineData("64", "64", ", stride: 4", "Downsample", "64, stride: 4, bias: false")]
    [InlineData("64", "nameof(width)", ", stride: 2", "Downsample", "nameof(width), stride: 2, bias: false")]
    [InlineData("64", "\"width * 2\"", ", stride: 3", "Downsample", "\"main.C\", stride: 3, bias: false")]
    [InlineData("32", "64", "", "Project", "64, bias: false")]
    public Task The_skip_path_is_brought_to_the_shape_of_the_main_one(string wide, string narrow, string stride, string name, string convolution)
    {
        var wrong = Residual.Replace("WIDE", wide).Replace("NARROW", narrow).Replace("STRIDE", stride);
        var camel = char.ToLowerInvariant(name[0]) + name[1..];
        return RepairTest<DownsampleCodeFix>.Makes(
            $"{name} 'stem' on its way to 'Total': [Conv({convolution})], [BatchNorm]",
            wrong,
            wrong.Replace("    // The residual.", $"""
                [Conv({convolution})] private partial Tensor {name}(Tensor stem);

                [BatchNorm] private partial Tensor {name}Norm(Tensor {camel});

                // The residual.
            """).Replace("{|DNG202:stem|}", $"{camel}Norm"));
    }

    [Fact]
    public Task An_input_and_a_From_move_along_and_names_stay_free() => RepairTest<DownsampleCodeFix>.Makes(
        "Downsample 'skip' on its way to 'Total': [Conv(8, stride: 2, bias: false)], [BatchNorm]",
        """
        [Network]
        internal sealed partial class Block
        {
            [Relu] private partial Tensor Downsample([Shape("B", 8, 64, 48)] Tensor image);
            [Conv(8, kernel: 3, stride: 2)] private partial Tensor Main(Tensor downsample);
            [Sum, Output] private partial Tensor Total([From(nameof(Downsample))] Tensor skip, Tensor {|DNG202:main|});
        }
        """,
        """
        [Network]
        internal sealed partial class Block
        {
            [Relu] private partial Tensor Downsample([Shape("B", 8, 64, 48)] Tensor image);
            [Conv(8, kernel: 3, stride: 2)] private partial Tensor Main(Tensor downsample);
            [Conv(8, stride: 2, bias: false)] private partial Tensor Downsample2([From(nameof(Downsample))] Tensor skip);
            [BatchNorm] private partial Tensor Downsample2Norm(Tensor downsample2);
            [Sum, Output] private partial Tensor Total(Tensor downsample2Norm, Tensor main);
        }
        """);

    [Fact]
    public Task Sizes_that_no_stride_makes_equal_get_no_offer() => RepairTest<DownsampleCodeFix>.OffersNothing(
        """
        [Network]
        internal sealed partial class Block
        {
            [Conv(8, kernel: 3, padding: 0)] private partial Tensor Main([Shape("B", 8, "H", "W"), AtLeast(4, "H", "W")] Tensor image);
            [Sum, Output] private partial Tensor Total(Tensor main, Tensor {|DNG202:image|});
        }
        """);

    [Theory]
    [InlineData("Change 'channels' of 'Narrow' from 32 to 64, to match 'features'", "64", "32", "64", "64", "Narrow", "DNG202")]
    [InlineData("Change 'channels' of 'Features' from 64 to 32, to match 'narrow'", "64", "32", "32", "32", "Features", "DNG202")]
    [InlineData("Change 'channels' of 'Narrow' from \"width + 1\" to nameof(width), to match 'features'", "nameof(width)", "\"width + 1\"", "nameof(width)", "nameof(width)", "Narrow", "DNG212")]
    public Task A_stage_gets_the_channels_of_the_other(string title, string features, string narrow, string newFeatures, string newNarrow, string kind, string id)
    {
        string Net(string first, string second, string parameter) => $$"""
            [Network]
            internal sealed partial class Net(int width = 64)
            {
                [ConvBnRelu({{first}})] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);
                [Conv({{second}}, kernel: 3)] private partial Tensor Narrow(Tensor features);
                [Sum, Output] private partial Tensor Total(Tensor features, Tensor {{parameter}});
                private int Twice => width * 2;
            }
            """;
        return RepairTest<ChannelsCodeFix>.Makes(title, Net(features, narrow, $"{{|{id}:narrow|}}"), Net(newFeatures, newNarrow, "narrow"), kind);
    }

    [Fact]
    public Task A_stage_gets_the_channels_that_a_network_inside_declares() => RepairTest<ChannelsCodeFix>.Makes(
        "Change 'width' of 'Features' from 64 to 32, to fit here",
        Headed(64, "{|DNG201:features|}"),
        Headed(32, "features"),
        "Features");

    private static string Headed(int width, string parameter) => $$"""
        [Network]
        internal sealed partial class Head
        {
            [Classifier(2), Output] private partial Tensor Logits([Shape("B", 128, "H", "W")] Tensor maps);
        }

        [Network]
        internal sealed partial class Net
        {
            [BottleneckStage(1, {{width}})] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);
            [Use<Head>] private partial Head.Outputs Inner(Tensor {{parameter}});
            [Relu, Output] private partial Tensor Active(Tensor innerLogits);
        }
        """;
}
