using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Programs;
using Xunit.Abstractions;

namespace DaNetGen.Cli.Tests.Compilation;

/// <summary>Every program of every model of the catalogue, run in processes of their own: a program that cannot run ends its process.</summary>
public class ProgramTests(ITestOutputHelper output)
{
    private const double OfSinglePrecision = 2e-5, OfBfloat16 = 0.05;

    public static TheoryData<string> Backbones => [.. ModelCatalog.All.Select(model => model.Name.Split('-')[1]).Distinct()];

    [Theory]
    [MemberData(nameof(Backbones))]
    public void RunsAndAgreesWithForward(string backbone)
    {
        string[] models = [.. ModelCatalog.All.Select(model => model.Name).Where(name => name.EndsWith($"-{backbone}", StringComparison.Ordinal))];
        IReadOnlyList<ProgramRun> runs = Run([], models);

        string[] dialects = [nameof(PortableDialect), OneDnn.IsThere ? nameof(OneDnnDialect) : nameof(PortableDialect)];
        Precision[] precisions = Processor.HasBf16 ? [Precision.Fp32, Precision.Bf16] : [Precision.Fp32];
        Assert.Equal(
            from model in models from precision in precisions from dialect in dialects select (model, precision, dialect),
            runs.Select(run => (run.Model, run.Precision, run.Dialect)));
        Assert.All(runs, run => Assert.InRange(run.Error, 0, run.Precision == Precision.Fp32 ? OfSinglePrecision : OfBfloat16));
    }

    // The processor without AVX2 is this one, with those instructions hidden from .NET.
    [Fact]
    public void WithoutAvx2NothingInternalIsNamed() => Assert.All(
        Run(new() { ["DOTNET_EnableAVX2"] = "0" }, "danet-r18"),
        run => Assert.Equal(nameof(PortableDialect), run.Dialect));

    private IReadOnlyList<ProgramRun> Run(Dictionary<string, string> environment, params string[] models)
    {
        (int code, string text, string error) = ChildProgram.Run(environment, [ChildProgram.Programs, .. models]);
        output.WriteLine(text);
        Assert.True(code == 0, $"ended with {code} after:\n{text}\n{error[^Math.Min(error.Length, 2000)..]}");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ProgramRun.Read)];
    }
}
