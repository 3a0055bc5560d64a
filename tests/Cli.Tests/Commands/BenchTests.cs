using System.Diagnostics;
using System.Text.Json;
using DaNetGen.Cli.Benchmark.Variants;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Tests.Training;
using DaNetGen.Programs;

namespace DaNetGen.Cli.Tests.Commands;

public sealed class BenchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Figures_of_every_round_are_written_and_the_table_follows_from_them()
    {
        string printed = Danet.Run(
            "bench", "danet-r18", "--size", "32x48", "--output-stride", "16", "--outputs", "FUSED", "--rounds", "2", "--threads", "2", "--json", folder["figures.json"]).Success();
        Assert.All((string[])["danet-r18, 32x48, stride 16, fused alone", "TorchSharp by hand, fp32", "generated forward, fp32", "compiled, fp32", "2 threads"], word => Assert.Contains(word, printed));

        JsonElement root = Json("figures.json");
        Assert.StartsWith("danet bench danet-r18", root.GetProperty("command").GetString());
        Assert.Equal(2, root.GetProperty("machine").GetProperty("threads").GetInt32());
        JsonElement only = Assert.Single(root.GetProperty("cases").EnumerateArray());
        Assert.Equal(["Fused"], only.GetProperty("outputs").EnumerateArray().Select(o => o.GetString()));
        double[] rates = Numbers(Assert.Single(only.GetProperty("rooflines").EnumerateArray()), "by_round");
        JsonElement[] variants = [.. only.GetProperty("variants").EnumerateArray()];
        Assert.Equal(4, variants.Length);
        Assert.Equal(["TorchSharp by hand", "generated forward", "compiled"], variants.SkipLast(1).Select(variant => variant.GetProperty("name").GetString()));
        Assert.Matches(@"^ONNX Runtime \d+\.\d+\.\d+$", variants[^1].GetProperty("name").GetString());
        double[] onnx = Numbers(variants[^1], "seconds_by_round");
        double[] first = Numbers(variants[0], "seconds_by_round");
        double operations = 2.0 * only.GetProperty("multiply_adds").GetInt64();
        foreach (JsonElement variant in variants)
        {
            double[] seconds = Numbers(variant, "seconds_by_round");
            Assert.Equal(2, seconds.Length);
            Assert.All(seconds, figure => Assert.InRange(figure, 1e-4, 60));
            Assert.Equal((seconds[0] + seconds[1]) / 2, Median(variant, "seconds"), 1e-9);
            Assert.Equal((first[0] / seconds[0] + first[1] / seconds[1]) / 2, Median(variant, "speed"), 1e-9);
            Assert.Equal((seconds[0] / onnx[0] + seconds[1] / onnx[1]) / 2, Median(variant, "time_over_onnx"), 1e-9);
            Assert.Equal((operations / rates[0] / seconds[0] + operations / rates[1] / seconds[1]) / 2, Median(variant, "roofline_share"), 1e-9);
            Assert.True(variant.GetProperty("memory").GetProperty("network_bytes").GetInt64() > 4 * 11_000_000, "The weights alone of ResNet-18 are more.");
        }
        Assert.Equal([folder["figures.json"]], folder.Files().Select(file => folder[file]));
    }

    [Fact]
    public void What_is_absent_is_said_below_the_table()
    {
        string printed = Beside(Danet.Run("bench", "danet-small", "--size", "32x32", "--precision", "fp32,bf16,fp16", "--rounds", "1", "--no-memory", "--portable", "--format", "markdown"));
        string[] lines = printed.Split('\n');
        Assert.StartsWith("|  | time |", lines[0]);
        string[] table = [.. lines.TakeWhile(line => line.StartsWith('|'))];
        Assert.All(table, line => Assert.Equal(8, line.Count(c => c == '|')));
        string[] variants = ["generated forward", "compiled", "compiled, portable"];
        string[] onnx = OnnxSession.Absence(Precision.Fp32) is null ? [$"ONNX Runtime {OnnxSession.Version()}"] : [];
        string[] expected = [.. variants.Concat(onnx).Select(name => $"{name}, fp32"), .. Processor.HasBf16 ? variants.Select(name => $"{name}, bf16") : []];
        Assert.Equal(expected, table.Skip(3).Select(row => row.Split('|')[1].Trim()));
        Assert.All(table.Skip(3), row => Assert.Contains(" ms |", row));

        string Below(string start) => Assert.Single(lines.Skip(table.Length), line => line.StartsWith(start, StringComparison.Ordinal));
        Assert.Equal("Absent in fp32: TorchSharp by hand. DANet on a ResNet alone was written by hand.", Below("Absent in fp32: TorchSharp by hand"));
        Assert.Contains("; compiled; compiled, portable; ONNX Runtime", Below("Absent in fp16: "));
        Assert.Contains(". Networks compute in float16 on CUDA GPUs alone, not on processors; use --precision ", Below("Absent in fp16: "));
        if (Processor.HasBf16)
            Assert.EndsWith("ONNX Runtime has no bf16 convolution for processors.", Below("Absent in bf16: ONNX Runtime"));
        else
            Assert.Contains("; compiled; compiled, portable; ONNX Runtime", Below("Absent in bf16: "));
    }

    [Fact]
    public void Memory_alone_takes_no_rounds()
    {
        Danet.Run("bench", "danet-small", "--size", "32x32", "--rounds", "0", "--json", folder["figures.json"]).Success();
        JsonElement only = Json("figures.json").GetProperty("cases")[0];
        Assert.Empty(only.GetProperty("rooflines").EnumerateArray());
        JsonElement generated = only.GetProperty("variants")[1];
        Assert.False(generated.TryGetProperty("seconds", out _));
        Assert.True(generated.GetProperty("memory").GetProperty("peak_bytes").GetInt64() > generated.GetProperty("memory").GetProperty("start_bytes").GetInt64());
    }

    [SkippableFact]
    public void An_ONNX_file_runs_beside_the_others()
    {
        string? absence = OnnxSession.Absence(Precision.Fp32);
        Skip.If(absence is not null, $"{absence}.");
        File.WriteAllBytes(folder["net.onnx"], OnnxBytes.Relu(1, 3, 32, 48));
        File.WriteAllText(folder["text.onnx"], "this is text");
        Danet Bench(string file, params string[] more) =>
            Danet.Run(["bench", "danet-small", "--onnx", folder[file], "--rounds", "1", .. more]);

        string printed = Beside(Bench("net.onnx", "--size", "32x48", "--precision", "bf16,fp32", "--format", "markdown"));
        string row = Assert.Single(printed.Split('\n'), line => line.StartsWith("| ONNX Runtime, your file", StringComparison.Ordinal));
        Assert.Contains(" ms |", row);
        Assert.Contains(" MB |", row);
        Assert.Single(printed.Split('\n'), line => line.StartsWith("Absent in bf16: ", StringComparison.Ordinal) && line.Contains("ONNX Runtime, your file.", StringComparison.Ordinal));
        Assert.Contains("1x3x48x32", Bench("net.onnx", "--size", "48x32").Sentence());
        Assert.Contains("name one MODEL", Bench("net.onnx", "danet-r18").Sentence());
        Assert.Contains("text.onnx is no network", Bench("text.onnx", "--size", "32x48").Sentence());
    }

    [SkippableFact]
    public void An_interrupted_benchmark_leaves_no_files()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no SIGINT to send.");
        using var child = new ChildRun([("TMPDIR", folder.Path)], "bench", "danet-small", "--size", "32x32", "--rounds", "100000", "--no-memory");
        Assert.True(SpinWait.SpinUntil(() => folder.Files().Any(file => file.EndsWith(".onnx", StringComparison.Ordinal)) || child.Ended, TimeSpan.FromMinutes(1)));
        using (var signal = Process.Start("kill", ["-INT", $"{child.Id}"])) signal.WaitForExit();
        Assert.NotEqual(0, child.Wait().Code);
        Assert.DoesNotContain(Directory.EnumerateDirectories(folder.Path), path => Path.GetFileName(path).StartsWith("danet-bench-", StringComparison.Ordinal));
    }

    /// <summary>Asserts success and returns the table; beside it, only progress was told.</summary>
    private static string Beside(Danet call)
    {
        Assert.Equal(0, call.Code);
        Assert.All(call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("danet-small, ", line));
        return call.Output;
    }

    private JsonElement Json(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(folder[file]));
        return document.RootElement.Clone();
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    private static double Median(JsonElement element, string name) => element.GetProperty(name).GetProperty("median").GetDouble();
}
