using DaNetGen.CodeFixes.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DaNetGen.CodeFixes.Tests.Repairs;

public sealed class PartialTests
{
    [Fact]
    public Task A_class_becomes_partial_and_those_around_it() => OfGenerator(
        "Make 'Nets' partial",
        """
        internal static class Nets
        {
            /// <summary>A net.</summary>
            [Network]
            internal sealed class Net(int classes) // to be
            {
                [Classifier(nameof(classes)), Output] private partial Tensor Logits([Shape("B", 3, "H", "W")] Tensor x);
            }
        }
        """,
        """
        internal static partial class Nets
        {
            /// <summary>A net.</summary>
            [Network]
            internal sealed partial class Net(int classes) // to be
            {
                [Classifier(nameof(classes)), Output] private partial Tensor Logits([Shape("B", 3, "H", "W")] Tensor x);
            }
        }
        """);

    [Fact]
    public Task All_parts_of_a_class_become_partial() => OfGenerator(
        "Make 'Net' partial",
        """
        internal sealed partial class Net
        {
            [Relu, Output] private partial Tensor Active([Shape("B", "C")] Tensor x);
        }

        [Network]
        class Net;
        """,
        """
        internal sealed partial class Net
        {
            [Relu, Output] private partial Tensor Active([Shape("B", "C")] Tensor x);
        }

        [Network]
        partial class Net;
        """);

    [Fact]
    public Task A_stage_becomes_partial() => RepairTest<PartialCodeFix>.Makes(
        "Make the stage 'Active' partial",
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu, Output]
            private Tensor {|CS0501:{|DNG117:Active|}|}([Shape("B", "C")] Tensor x);
        }
        """,
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", "C")] Tensor x);
        }
        """);

    [Fact]
    public Task A_stage_with_a_body_is_left() => RepairTest<PartialCodeFix>.OffersNothing(
        """
        [Network]
        internal sealed partial class Net
        {
            [Relu, Output]
            private Tensor {|DNG117:Active|}([Shape("B", "C")] Tensor x) => x;
        }
        """);

    // The generator's diagnostics name a file and no tree of it, so that the test framework finds no document to repair.
    private static async Task OfGenerator(string title, string wrong, string right)
    {
        var document = EditorProject.Open(wrong);
        while ((await EditorProject.Generate(document)).Said.FirstOrDefault(d => d.Id == "DNG001") is { } diagnostic)
        {
            var actions = new List<CodeAction>();
            await new PartialCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            Assert.Equal(title, Assert.Single(actions).Title);
            title = "Make 'Net' partial";
            document = Assert.IsType<ApplyChangesOperation>(Assert.Single(await actions[0].GetOperationsAsync(default))).ChangedSolution.GetDocument(document.Id)!;
        }

        Assert.Equal(right.ReplaceLineEndings("\n"), (await document.GetTextAsync()).ToString());
        Assert.Empty((await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }
}
