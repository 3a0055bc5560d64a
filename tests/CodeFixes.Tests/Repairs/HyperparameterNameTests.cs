using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

public sealed class HyperparameterNameTests
{
    [Theory]
    [InlineData("Conv(\"{|DNG107:clases|}\")", "Change \"clases\" to nameof(classes)", "Conv(nameof(classes))")]
    [InlineData("Conv(\"{|DNG107:clases|} * 2 + classes\")", "Change \"clases * 2 + classes\" to \"classes * 2 + classes\"", "Conv(\"classes * 2 + classes\")")]
    [InlineData("Conv(@\"(2 * {|DNG107:clases|})\")", "Change @\"(2 * clases)\" to @\"(2 * classes)\"", "Conv(@\"(2 * classes)\")")]
    [InlineData("Conv(nameof({|DNG107:Tensor|}))", "", "")]
    [InlineData("Conv(nameof(classes)), Output(When = {|DNG107:\"aus\"|})", "Change \"aus\" to nameof(aux)", "Conv(nameof(classes)), Output(When = nameof(aux))")]
    public Task A_misspelt_hyperparameter_gets_its_name(string wrong, string title, string right) =>
        title.Length == 0 ? RepairTest<HyperparameterNameCodeFix>.OffersNothing(Net(wrong))
        : RepairTest<HyperparameterNameCodeFix>.Makes(title, Net(wrong), Net(right));

    private static string Net(string attribute) => $$"""
        [Network]
        internal sealed partial class Net(int classes, bool aux)
        {
            [{{attribute}}{{(attribute.Contains("Output") ? "" : ", Output")}}] private partial Tensor Mixed([Shape("B", 3, "H", "W")] Tensor image);
            [Relu, Output] private partial Tensor Active(Tensor image);

            private string Say => $"{aux} {classes}";
        }
        """;
}
