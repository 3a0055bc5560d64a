using System.CommandLine;
using System.CommandLine.Parsing;
using DaNetGen.Cli.Commands;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Commands;

/// <summary>Walks every command: its help suffices to call it, and every wrong call is answered with one sentence.</summary>
public sealed class EveryCommandTests
{
    /// <summary>Every command by the words that call it, the hidden ones left out.</summary>
    public static TheoryData<string> Commands => [.. Visible(Root()).Select(c => c.Words)];

    /// <summary>Every option of every command that takes a value, with a value that it cannot take.</summary>
    public static TheoryData<string, string, string> WrongValues
    {
        get
        {
            var calls = new TheoryData<string, string, string>();
            foreach ((string words, Command command) in Visible(Root()))
            {
                foreach (Option option in command.Options.Where(o => o.ValueType.IsEnum || o.HelpName is "N" or "X" or "HxW" or "N,N,N" or "X,X,X"))
                    foreach (string value in (string[])["nonsense", "-3", "", "1e999"]) calls.Add(words, option.Name, value);
            }
            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_describes_every_word_and_its_examples_are_calls(string words)
    {
        Command command = Find(words);
        string help = Danet.Run([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Success();
        foreach (Symbol symbol in (Symbol[])[.. command.Options, .. command.Arguments, .. command.Subcommands.Where(c => !c.Hidden)])
        {
            Assert.Contains(symbol.Name, help);
            Assert.False(string.IsNullOrWhiteSpace(symbol.Description), $"{words} {symbol.Name}");
        }
        if (words.Length == 0) return;
        var explained = Assert.IsType<ExplainedCommand>(command);
        Assert.NotEmpty(explained.Examples);
        foreach (string example in explained.Examples)
        {
            Assert.Contains(example, help);
            string call = example.Split('#')[0].TrimEnd();
            ParseResult parsed = Root().Parse(CommandLineParser.SplitCommandLine(call).Skip(1).ToArray());
            Assert.Empty(parsed.Errors);
            Assert.StartsWith($"danet {words}", call);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_unknown_option_is_answered_with_the_help_to_read(string words)
    {
        string sentence = Danet.Run([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--no-such-option"]).Sentence();
        Assert.Contains("--no-such-option", sentence);
        Assert.Contains($"`{$"danet {words}".TrimEnd()} --help`", sentence);
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_wrong_value_is_answered_with_what_the_option_takes(string words, string option, string value) =>
        Assert.Contains($"{option} takes", Danet.Run([.. words.Split(' '), option, value]).Sentence());

    [Theory]
    [InlineData("train --data")]
    [InlineData("ablate --data")]
    [InlineData("data check")]
    public void A_missing_folder_is_named(string call) => Assert.Contains("no folder /nowhere/at/all", Danet.Run([.. call.Split(' '), "/nowhere/at/all"]).Sentence());

    [Theory]
    [InlineData("no model 'danet-r19'", "summary danet-r19")]
    [InlineData("No backbone 'small' is under all four heads; --backbone takes r18 or r34 or r50 or r101 or r152.", "ablate --backbone small --data .")]
    [InlineData("no checkpoint nothing.safetensors", "eval --data . --weights nothing.safetensors")]
    [InlineData("output stride 7", "summary danet-r18 --output-stride 7")]
    [InlineData("pass 64 bits", "summary danet-r18 --size 100000000x100000000")]
    [InlineData("p.png ends in none of .svg", "graph danet-r18 --out p.png")]
    [InlineData("no model 'danet-r19'", "export danet-r19 --to pytorch")]
    [InlineData("needs the --assembly", "export Attended --to pytorch")]
    [InlineData("add its --assembly", "export danet-r18 --to pytorch --set classes=3")]
    [InlineData("--classes is of the networks", "export Attended --to pytorch --assembly nothing.dll --classes 3")]
    [InlineData("no target 'keras'", "export danet-r18 --to keras")]
    [InlineData("nothing.pth", "export danet-r18 --to pytorch --weights nothing.pth")]
    [InlineData("no assembly nothing.dll", "export Net --to pytorch --assembly nothing.dll")]
    [InlineData("give --window", "eval --data . --weights w --stride 8x8")]
    [InlineData("give --window", "predict x.png --weights w --stride 8x8")]
    [InlineData("no device 'tpu'", "eval --data . --weights w --device tpu")]
    [InlineData("no device 'tpu'", "predict x.png --weights w --device tpu")]
    [InlineData("no layout 'coco'", "data check . --layout coco")]
    [InlineData("no layout 'coco'", "train --data . --layout coco")]
    [InlineData("no model 'danet-r19'", "bench danet-r19")]
    [InlineData("output stride 7", "bench danet-r18 --output-stride 7")]
    [InlineData("no output 'fusd' (did you mean 'Fused'?); --outputs takes Fused, Position, Channel", "bench danet-r18 --outputs fusd")]
    [InlineData("--precision takes fp32, bf16 or fp16, or several with commas between, not 'fp64'", "bench --precision fp64")]
    [InlineData("--precision takes fp32, bf16 or fp16, or several with commas between, not 'fp32,fp32'", "bench --precision fp32,fp32")]
    [InlineData("--precision takes fp32, bf16 or fp16, not 'fp64'", "eval --data . --weights w --precision fp64")]
    [InlineData("float16 on CUDA GPUs alone, not on processors; use --precision ", "eval --data . --weights w --precision fp16")]
    [InlineData("float16 on CUDA GPUs alone, not on processors; use --precision ", "predict x.png --weights w --precision fp16")]
    [InlineData("--precision fp16 is the compiled program's; leave --uncompiled out", "predict x.png --weights w --precision fp16 --uncompiled")]
    [InlineData("--precision takes fp32 or bf16, not 'fp16'", "train --data . --precision fp16")]
    [InlineData("--precision takes fp32 or bf16, not 'fp16'", "ablate --data . --precision fp16")]
    [InlineData("--precision takes fp32 or bf16, not 'fp16'", "step danet-small --precision fp16")]
    [InlineData("leave MODEL out", "bench danet-r18 --table")]
    [InlineData("leave --size out", "bench --table --size 64x64")]
    [InlineData("nothing to measure", "bench --rounds 0 --no-memory")]
    [InlineData("no file nothing.onnx", "bench --onnx nothing.onnx")]
    [InlineData("no image photo.png", "predict --weights nothing.safetensors photo.png")]
    public void What_is_missing_is_named(string part, string call) => Assert.Contains(part, Danet.Run(call.Split(' ')).Sentence());

    /// <summary>A place that cannot be written to: a file stands where the folder should be.</summary>
    [Theory]
    [InlineData("train")]
    [InlineData("ablate")]
    [InlineData("demo")]
    [InlineData("data check")]
    [InlineData("bench")]
    [InlineData("models")]
    [InlineData("graph")]
    [InlineData("export")]
    public void A_place_that_cannot_be_written_is_named(string words)
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["data"]);
        File.WriteAllText(folder["file"], "");
        string place = Path.Combine(folder["file"], "out");
        string[] call = words switch
        {
            "demo" => ["demo", "--out", place],
            "bench" => ["bench", "danet-small", "--json", place],
            "models" => ["models", "--pages", folder["file"]],
            "graph" => ["graph", "danet-small", "--out", Path.Combine(folder["file"], "x.svg")],
            "export" => ["export", "danet-small", "--to", "onnx", "--out", folder["file"]],
            "data check" => ["data", "check", folder["data"], "--sheet", place],
            _ => [words, "--data", folder["data"], "--out", place, "--epochs", "1"],
        };
        Assert.Contains(folder["file"], Danet.Run(call).Sentence());
    }

    private static RootCommand Root() => DanetCommand.Create(new Terminal(TextWriter.Null, TextWriter.Null, live: false), new Option<bool>("--debug") { Description = "-" });

    private static Command Find(string words) => Visible(Root()).Single(c => c.Words == words).Command;

    private static IEnumerable<(string Words, Command Command)> Visible(Command command, string words = "") =>
        command.Hidden ? [] : [(words, command), .. command.Subcommands.SelectMany(sub => Visible(sub, $"{words} {sub.Name}".TrimStart()))];
}
