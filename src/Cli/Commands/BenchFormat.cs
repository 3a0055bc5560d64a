namespace DaNetGen.Cli.Commands;

/// <summary>How a benchmark is printed.</summary>
internal enum BenchFormat
{
    /// <summary>For a screen.</summary>
    Table,

    /// <summary>For a README.</summary>
    Markdown,
}
