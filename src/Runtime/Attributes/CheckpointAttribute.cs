namespace DaNetGen;

/// <summary>
/// The file of weights that a network is made for. The compiler holds the network's keys and shapes against the file's header: a
/// checkpoint that does not fit is an error. Hyperparameters that the file tells, such as the number of classes, are bound by it, and
/// the generated <c>FromCheckpoint</c> makes the network with them and loads the weights. The build copies the file beside the program.
/// </summary>
/// <param name="path">The file, relative to the project: <c>weights/danet.safetensors</c>. A .safetensors, .pth, .pt or .dat. One that is
/// not written as a literal is to be listed in the project too: <c>&lt;CheckpointFile Include="weights/danet.safetensors" /&gt;</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CheckpointAttribute(string path) : Attribute
{
    /// <summary>The file, relative to the project.</summary>
    public string Path { get; } = path;
}
