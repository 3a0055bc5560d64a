namespace DaNetGen.CodeFixes.Tests.Documentation;

/// <summary>What a person reads over a name, by the editor's own service.</summary>
public sealed class HoverTests
{
    private const string Attended = """
        [Network]
        internal sealed partial class Attended(int classes, bool aux)
        {
            [ConvBnRelu(64, kernel: 3, stride: 2)] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

            /// <summary>Gathers from everywhere.</summary>
            /// <remarks>Costly, see <see cref="Features"/>.</remarks>
            /// <returns>The same size.</returns>
            [PositionAttention(reduction: 4)] private partial Tensor Pam(Tensor features);

            /// <summary>The logits of <paramref name="pam"/>.</summary>
            [Classifier("classes * 2 - classes"), Output(When = nameof(aux))] private partial Tensor Logits(Tensor pam);

            [Relu, Output] private partial Tensor Active(Tensor features);

            private static Tensor? Run(Attended network, Tensor image) => network.forward(image).Logits;
        }
        """;

    [Fact]
    public Task A_network_shows_its_table() => Shows(Attended.Replace("class Attended", "class At$$tended"), """
        class Attended
        From image [B, 3, H, W] to Logits, Active.
        Stage –Operator, shape, parameters
        image –input [B, 3, H, W]
        Features –ConvBnRelu [B, 64, ceil(H / 2), ceil(W / 2)], 1,856 parameters
        Pam –PositionAttention [B, 64, ceil(H / 2), ceil(W / 2)], 6,241 parameters, only where aux is true
        Logits –Classifier [B, classes, ceil(H / 2), ceil(W / 2)], only where aux is true
        Active –Relu [B, 64, ceil(H / 2), ceil(W / 2)]
        """);

    [Fact]
    public Task A_stage_shows_what_it_computes_and_its_shape() => Shows(Attended.Replace("Features(", "Fea$$tures("), """
        Tensor Attended.Features(Tensor image)
        ConvBnRelu(channels: 64, kernel: 3, stride: 2) of image; 1,856 parameters.
        Returns:
          [B, 64, ceil(H / 2), ceil(W / 2)]
        """);

    [Fact]
    public Task What_the_user_wrote_of_a_stage_comes_first() => Shows(Attended.Replace("Pam(", "P$$am("), """
        Tensor Attended.Pam(Tensor features)
        Gathers from everywhere.
        Costly, see Attended.Features(Tensor). PositionAttention(reduction: 4) of features; 6,241 parameters. Computed only where aux is true.
        Returns:
          The same size. [B, 64, ceil(H / 2), ceil(W / 2)]
        """);

    [Fact]
    public Task A_parameter_shows_the_shape_that_it_reads() => Shows(Attended.Replace("Active(Tensor features", "Active(Tensor fea$$tures"), """
        (parameter) Tensor features
        [B, 64, ceil(H / 2), ceil(W / 2)]
        """);

    [Fact]
    public Task An_output_shows_its_shape() => Shows(Attended.Replace(".Logits;", ".Lo$$gits;"), """
        Tensor? Outputs.Logits { get; }
        The logits of pam. [B, classes, ceil(H / 2), ceil(W / 2)]; null where aux is false
        """);

    [Fact]
    public Task A_network_with_remarks_keeps_its_table() => Shows(
        "/// <summary>A net.</summary>\n/// <remarks>Mind the gap.</remarks>\n" + Attended.Replace("class Attended", "class At$$tended"), """
        class Attended
        A net.
        Mind the gap.
        Returns:
          Stage –Operator, shape, parameters
        image –input [B, 3, H, W]
        Features –ConvBnRelu [B, 64, ceil(H / 2), ceil(W / 2)], 1,856 parameters
        Pam –PositionAttention [B, 64, ceil(H / 2), ceil(W / 2)], 6,241 parameters, only where aux is true
        Logits –Classifier [B, classes, ceil(H / 2), ceil(W / 2)], only where aux is true
        Active –Relu [B, 64, ceil(H / 2), ceil(W / 2)]
        """);

    [Fact]
    public Task A_long_size_goes_by_its_name() => Shows(
        """
        [Network]
        internal sealed partial class Backbone([OneOf(8, 16, 32)] int outputStride)
        {
            [Stem(64)] private partial Tensor Stem([Shape("B", 3, "H", "W")] Tensor image);
            [BasicStage(2, 128, stride: 2, NominalStride = 8, OutputStride = nameof(outputStride))] private partial Tensor Layer2(Tensor stem);
            [BasicStage(2, 256, stride: 2, NominalStride = 16, OutputStride = nameof(outputStride))] private partial Tensor Layer3(Tensor layer2);
            [BasicStage(2, 512, stride: 2, NominalStride = 32, OutputStride = nameof(outputStride)), Output] private partial Tensor Lay$$er4(Tensor layer3);
        }
        """,
        """
        Tensor Backbone.Layer4(Tensor layer3)
        BasicStage(blocks: 2, width: 512, stride: 2, nominalStride: 32, outputStride: outputStride) of layer3; 8,393,728 parameters.
        Returns:
          [B, 512, layer4.H, layer4.W], where layer4.H is ceil(H / 8) for outputStride 8, ceil(H / 16) for 16, ceil(H / 32) for 32 (layer4.W likewise)
        """);

    [Fact]
    public Task A_long_size_is_told_by_those_before_it() => Shows(
        """
        [Network]
        internal sealed partial class Strided(int stride)
        {
            [Conv(8, kernel: 3, stride: nameof(stride))] private partial Tensor First([Shape("B", 3, "H", "W")] Tensor image);
            [Conv(8, kernel: 3, stride: nameof(stride))] private partial Tensor Second(Tensor first);
            [Conv(8, kernel: 3, stride: nameof(stride)), Output] private partial Tensor Th$$ird(Tensor second);
        }
        """,
        """
        Tensor Strided.Third(Tensor second)
        Conv(channels: 8, kernel: 3, stride: stride) of second; 584 parameters.
        Returns:
          [B, 8, third.H, third.W], where second.H is floor(floor((H - 1) / stride) / stride) + 1 (second.W likewise); third.H is floor((second.H - 1) / stride) + 1 (third.W likewise)
        """);

    private static async Task Shows(string source, string expected)
    {
        // An empty line in a hover is a space on the screen, not text.
        var lines = (await Hover.Text(source)).Split('\n').Where(l => l.Length > 0);
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', lines));
    }
}
