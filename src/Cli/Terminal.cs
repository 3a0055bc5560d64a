using Spectre.Console;

namespace DaNetGen.Cli;

/// <summary>Where the command prints: two writers, and a Spectre console over the first of them.</summary>
internal sealed class Terminal
{
    private const int RedirectedWidth = 120;

    /// <summary>Opens a terminal over two writers.</summary>
    /// <param name="output">What the user asked for.</param>
    /// <param name="error">The one sentence of a failure, and progress where it would disturb the output.</param>
    /// <param name="live">Whether the output is a screen that can be redrawn; plain lines otherwise.</param>
    public Terminal(TextWriter output, TextWriter error, bool live)
    {
        Output = output;
        Error = error;
        Live = live;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = live ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = live ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = live ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!live) Console.Profile.Width = RedirectedWidth;
    }

    /// <summary>The process's own console.</summary>
    public static Terminal OfProcess() => new(System.Console.Out, System.Console.Error, live: !System.Console.IsOutputRedirected);

    /// <summary>What the user asked for.</summary>
    public TextWriter Output { get; }

    /// <summary>The sentence of a failure, and progress where it would disturb the output.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether the output is a screen that can be redrawn.</summary>
    public bool Live { get; }

    /// <summary>Tables and progress bars, written to <see cref="Output"/>.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Prints a line without reading markup in it.</summary>
    public void Line(string text = "") => Output.WriteLine(text);
}
