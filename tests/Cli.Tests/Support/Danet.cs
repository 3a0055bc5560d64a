using DaNetGen.Cli.Commands;

namespace DaNetGen.Cli.Tests.Support;

/// <summary>Runs the command as a user does, and keeps what it printed.</summary>
internal sealed record Danet(int Code, string Output, string Error)
{
    public static Danet Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = DanetCommand.Run(args, new Terminal(output, error, live: false));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Asserts a failure of one sentence without a stack trace, and returns the sentence.</summary>
    public string Sentence()
    {
        Assert.Equal(1, Code);
        string line = Error.TrimEnd('\r', '\n');
        Assert.StartsWith("danet: ", line);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("   at ", line);
        Assert.DoesNotContain("unexpected", line);
        Assert.EndsWith(".", line);
        return line;
    }

    /// <summary>Asserts success and returns what was printed.</summary>
    public string Success()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, Code);
        return Output;
    }
}
