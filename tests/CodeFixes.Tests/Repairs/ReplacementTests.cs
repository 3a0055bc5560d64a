using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

public sealed class ReplacementTests
{
    [Theory]
    [InlineData("PositionAttention(reduction: {|DNG203:7|})", "Change 7 to 8", "PositionAttention(reduction: 8)")]
    [InlineData("PositionAttention({|DNG203:33|})", "Change 33 to 32", "PositionAttention(32)")]
    [InlineData("Conv(64, groups: {|DNG204:5|})", "Change 5 to 4", "Conv(64, groups: 4)")]
    [InlineData("Conv(48, groups: {|DNG204:31|})", "Change 31 to 16", "Conv(48, groups: 16)")]
    [InlineData("GroupNorm({|DNG204:5|})", "Change 5 to 4", "GroupNorm(4)")]
    [InlineData("ConvBnRelu({|DNG204:60|}, norm: Norm.Group)", "Change 60 to 64", "ConvBnRelu(64, norm: Norm.Group)")]
    [InlineData("BasicStage(2, {|DNG204:70|}, Norm = Norm.Group)", "Change 70 to 64", "BasicStage(2, 64, Norm = Norm.Group)")]
    [InlineData("Stem({|DNG204:96|}, deep: true, Norm = Norm.Group)", "Change 96 to 64", "Stem(64, deep: true, Norm = Norm.Group)")]
    public Task An_argument_gets_the_number_that_fits(string wrong, string title, string right) =>
        RepairTest<ReplacementCodeFix>.Makes(title, Net(wrong), Net(right));

    [Theory]
    [InlineData("{|DNG203:PositionAttention|}", "PositionAttention(reduction: 6)")]
    [InlineData("{|DNG203:PositionAttention()|}", "PositionAttention(reduction: 6)")]
    public Task An_argument_that_was_left_out_is_written(string wrong, string right) =>
        RepairTest<ReplacementCodeFix>.Makes("Add the argument reduction: 6", Net(wrong, 66), Net(right, 66));

    [Fact]
    public Task All_at_once() => RepairTest<ReplacementCodeFix>.MakesAll(
        """
        [Network]
        internal sealed partial class Net
        {
            [PositionAttention({|DNG203:7|})] private partial Tensor First([Shape("B", 64, "H", "W")] Tensor x);
            [PositionAttention({|DNG203:9|})] private partial Tensor Second(Tensor x);
            [Sum, Output] private partial Tensor Last(Tensor first, Tensor second);
        }
        """,
        """
        [Network]
        internal sealed partial class Net
        {
            [PositionAttention(8)] private partial Tensor First([Shape("B", 64, "H", "W")] Tensor x);
            [PositionAttention(8)] private partial Tensor Second(Tensor x);
            [Sum, Output] private partial Tensor Last(Tensor first, Tensor second);
        }
        """,
        count: 2);

    [Theory]
    [InlineData("Change 32 to 64", "64", "")]
    [InlineData("Change 32 to \"features.C\", which follows the value", "\"features.C\"", "Follow")]
    public Task A_network_gets_the_channels_that_it_is_given(string title, string right, string kind) => RepairTest<ReplacementCodeFix>.Makes(
        title, Headed("{|DNG201:32|}"), Headed(right), kind);

    [Fact]
    public Task A_value_that_the_network_does_not_have_gives_way_to_the_nearest() => RepairTest<ReplacementCodeFix>.MakesAll(
        """
        [Network]
        internal sealed partial class Backbone([OneOf(8, 16, 32)] int outputStride)
        {
            [BasicStage(2, 64, stride: 2, NominalStride = 16, OutputStride = nameof(outputStride)), Output]
            private partial Tensor Layer([Shape("B", 64, "H", "W")] Tensor features);

            public static Backbone Make() => new Backbone({|DNG209:30|});
        }

        [Network]
        internal sealed partial class Net
        {
            [Use<Backbone>({|DNG209:12|})] private partial Backbone.Outputs Inner([Shape("B", 64, "H", "W")] Tensor x);
            [Relu, Output] private partial Tensor Active(Tensor innerLayer);
        }
        """,
        """
        [Network]
        internal sealed partial class Backbone([OneOf(8, 16, 32)] int outputStride)
        {
            [BasicStage(2, 64, stride: 2, NominalStride = 16, OutputStride = nameof(outputStride)), Output]
            private partial Tensor Layer([Shape("B", 64, "H", "W")] Tensor features);

            public static Backbone Make() => new Backbone(32);
        }

        [Network]
        internal sealed partial class Net
        {
            [Use<Backbone>(8)] private partial Backbone.Outputs Inner([Shape("B", 64, "H", "W")] Tensor x);
            [Relu, Output] private partial Tensor Active(Tensor innerLayer);
        }
        """,
        count: 2);

    [Fact]
    public Task A_stage_that_is_reused_gets_its_name() => RepairTest<ReplacementCodeFix>.Makes(
        "Change \"Embd\" to nameof(Embed)",
        """
        [Network]
        internal sealed partial class Twin
        {
            [Conv(8)] private partial Tensor Embed([Shape("B", 3, "H", "W")] Tensor left);
            [Reuse({|DNG114:"Embd"|})] private partial Tensor Other([Shape("B", 3, "H", "W")] Tensor right);
            [Sum, Output] private partial Tensor Total(Tensor embed, Tensor other);
        }
        """,
        """
        [Network]
        internal sealed partial class Twin
        {
            [Conv(8)] private partial Tensor Embed([Shape("B", 3, "H", "W")] Tensor left);
            [Reuse(nameof(Embed))] private partial Tensor Other([Shape("B", 3, "H", "W")] Tensor right);
            [Sum, Output] private partial Tensor Total(Tensor embed, Tensor other);
        }
        """);

    [Theory]
    [InlineData("Multiply", "Multiply(Broadcast = true)")]
    public Task A_one_may_stretch(string wrong, string right) => RepairTest<ReplacementCodeFix>.Makes(
        "Add the argument Broadcast = true",
        Gated(wrong, "{|DNG212:gate|}"),
        Gated(right, "gate"));

    private static string Net(string attribute, int channels = 64) => $$"""
        [Network]
        internal sealed partial class Net
        {
            [{{attribute}}, Output] private partial Tensor Mixed([Shape("B", {{channels}}, "H", "W")] Tensor x);
        }
        """;

    private static string Headed(string argument) => $$"""
        [Network]
        internal sealed partial class Head(int channels)
        {
            [Classifier(2), Output] private partial Tensor Logits([Shape("B", nameof(channels), "H", "W")] Tensor maps);
        }

        [Network]
        internal sealed partial class Net
        {
            [ConvBnRelu(64)] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);
            [Use<Head>({{argument}})] private partial Head.Outputs Inner(Tensor features);
            [Relu, Output] private partial Tensor Active(Tensor innerLogits);
        }
        """;

    private static string Gated(string attribute, string parameter) => $$"""
        [Network]
        internal sealed partial class Net
        {
            [AdaptiveAvgPool(1)] private partial Tensor Pooled([Shape("B", 8, 32, 24)] Tensor x);
            [Sigmoid] private partial Tensor Gate(Tensor pooled);
            [{{attribute}}, Output] private partial Tensor Gated(Tensor x, Tensor {{parameter}});
        }
        """;
}
