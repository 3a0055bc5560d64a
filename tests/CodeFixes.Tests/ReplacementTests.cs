namespace DaNetGen.CodeFixes.Tests;

public class ReplacementTests
{
    private const string Network = """
        [Network]
        public sealed partial class Attended(int classes)
        {
            [ConvBnRelu(64, kernel: 3)] private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);
            [Conv(64, groups: 4)] private partial Tensor Grouped(Tensor features);
            [PositionAttention(reduction: 8)] private partial Tensor Pam([From(nameof(Grouped))] Tensor x);
            [Classifier(nameof(classes)), Output] private partial Tensor Logits(Tensor pam);
        }
        """;

    [Theory]
    [InlineData("DNG203", "reduction: 7", "reduction: 8")]
    [InlineData("DNG203", "reduction: 33", "reduction: 32")]
    [InlineData("DNG204", "groups: 5", "groups: 4")]
    [InlineData("DNG101", "Logits(Tensor pma)", "Logits(Tensor pam)")]
    [InlineData("DNG101", "Grouped(Tensor feature)", "Grouped(Tensor features)")]
    [InlineData("DNG101", "[From(\"Groupd\")]", "[From(\"grouped\")]")]
    public async Task The_suggestion_takes_the_place_of_the_mistake(string id, string wrong, string repaired)
    {
        var before = repaired switch
        {
            "reduction: 32" => "reduction: 8",
            "[From(\"grouped\")]" => "[From(nameof(Grouped))]",
            _ => repaired,
        };
        var expected = Network.Replace(before, repaired);
        Assert.Equal(expected, await FixedDocument.Apply(Network.Replace(before, wrong), id));
    }
}
