namespace DaNetGen.Generator.Repairs;

/// <summary>What a code fix needs to know of a problem. It travels in the diagnostic's properties.</summary>
/// <param name="Name">One of the names here.</param>
/// <param name="Value">The value, as text.</param>
internal sealed record Repair(string Name, string Value)
{
    /// <summary>What to write in the place that the diagnostic points at.</summary>
    public const string Replacement = "Replacement";

    /// <summary>The argument of the stage's attribute that <see cref="Replacement"/> is for, where it was left out.</summary>
    public const string Argument = "Argument";

    /// <summary>What to write instead, where the place is to follow another value: <c>"features.C"</c>.</summary>
    public const string Follow = "Follow";

    /// <summary>A name that nothing has, in the text at the place.</summary>
    public const string Unknown = "Unknown";

    /// <summary>The name that was meant instead.</summary>
    public const string Nearest = "Nearest";

    /// <summary>The argument of <c>[From]</c> that reads what was meant: <c>nameof(Pam)</c>.</summary>
    public const string From = "From";

    /// <summary>Names that parameters read and those that their stage has now: <c>old=new;...</c></summary>
    public const string Renamed = "Renamed";

    /// <summary>The arguments of <c>[Shape]</c> that make the parameter an input.</summary>
    public const string Shape = "Shape";

    /// <summary>What a stage of the unknown name would read; empty for an input of its own.</summary>
    public const string Reads = "Reads";

    /// <summary>The stage before which a new one is to be declared.</summary>
    public const string Before = "Before";

    /// <summary>The stages that are to be removed, with commas between them.</summary>
    public const string Unused = "Unused";

    /// <summary>Arguments that give a stage other channels: <c>stage:argument=value:value that is followed;...</c></summary>
    public const string Channels = "Channels";

    /// <summary>The parameter whose value is to be brought to the shape of the other's.</summary>
    public const string Projected = "Projected";

    /// <summary>The channels that it needs.</summary>
    public const string ProjectedChannels = "ProjectedChannels";

    /// <summary>The stride that it needs.</summary>
    public const string ProjectedStride = "ProjectedStride";

    /// <summary>The bool hyperparameter that an output is to depend on.</summary>
    public const string When = "When";

    /// <summary>The stage that is to be an output.</summary>
    public const string Output = "Output";
}
