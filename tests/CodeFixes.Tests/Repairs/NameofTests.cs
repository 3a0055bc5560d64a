using DaNetGen.CodeFixes.Tests.Support;

namespace DaNetGen.CodeFixes.Tests.Repairs;

public sealed class NameofTests
{
    [Theory]
    [InlineData("{|CS0182:{|CS9105:width|}|}", "Change width to nameof(width)", "nameof(width)")]
    [InlineData("{|CS0182:{|CS9105:width|} * 2|}", "Change width * 2 to \"width * 2\"", "\"width * 2\"")]
    public Task A_hyperparameter_is_named(string wrong, string title, string right) => RepairTest<NameofCodeFix>.Makes(title, Net(wrong), Net(right));

    private static string Net(string channels) => $$"""
        [Network]
        internal sealed partial class Net(int width)
        {
            [Conv({{channels}}), Output] private partial Tensor Mixed([Shape("B", 3, "H", "W")] Tensor image);
        }
        """;
}
