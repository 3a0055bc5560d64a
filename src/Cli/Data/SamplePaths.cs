namespace DaNetGen.Cli.Data;

/// <summary>The files of one sample.</summary>
internal sealed record SamplePaths(string Image, string Label);
