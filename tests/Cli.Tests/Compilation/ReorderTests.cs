using DaNetGen.Cli.Tests.Support;
using DaNetGen.Programs;
using Xunit.Abstractions;

namespace DaNetGen.Cli.Tests.Compilation;

/// <summary>What oneDNN says that it does in a compiled network's runs.</summary>
public class ReorderTests(ITestOutputHelper output)
{
    private const int Shown = 3;

    /// <summary>Weights are laid out when the network is compiled: a run lays out none anew.</summary>
    [SkippableTheory]
    [InlineData(nameof(Precision.Fp32))]
    [InlineData(nameof(Precision.Bf16))]
    public void ARunAtAPreparedSizeReordersNothing(string precision)
    {
        Skip.IfNot(OneDnn.IsThere, "oneDNN's operators are not known to be there.");
        Skip.If(precision == nameof(Precision.Bf16) && !Processor.HasBf16, "The processor has no bfloat16 instructions.");
        (int code, string text, string error) = ChildProgram.Run(new Dictionary<string, string> { ["ONEDNN_VERBOSE"] = "1" }, ChildProgram.Twice, "danet-r18", precision);
        Assert.True(code == 0, error);
        string[][] parts = [.. text.Split(ReorderProbe.Mark).Select(part => part.Split('\n').Where(line => line.Contains(",exec,", StringComparison.Ordinal)).ToArray())];
        Assert.Equal(5, parts.Length);

        string[] Reorders(string[] lines) => [.. lines.Where(line => line.Contains(",reorder,", StringComparison.Ordinal))];
        foreach ((string[] part, string name) in parts.Zip((string[])["compiling", "first run", "second run", "portable run"]))
        {
            output.WriteLine($"{name}: {part.Length} primitives, {Reorders(part).Length} reorders");
            foreach (string line in Reorders(part).Take(Shown)) output.WriteLine(line);
        }

        Assert.NotEmpty(Reorders(parts[0]));
        Assert.Contains(parts[2], line => line.Contains(",convolution,", StringComparison.Ordinal));
        Assert.Empty(Reorders(parts[2]));

        // Which reads weights as PyTorch lays them: reorders in a run would be seen.
        Assert.NotEmpty(Reorders(parts[3]));
    }
}
