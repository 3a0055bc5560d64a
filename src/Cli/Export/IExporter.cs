namespace DaNetGen.Cli.Export;

/// <summary>Writes a network for another program: a file a target, and its line in <see cref="Exporters"/>.</summary>
internal interface IExporter
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What it writes, in a line of help.</summary>
    string Description { get; }

    /// <summary>The files, each relative to the folder of the export.</summary>
    /// <exception cref="UserError">The network has something that the target cannot say.</exception>
    IReadOnlyList<ExportedFile> Export(ExportSource source);
}
