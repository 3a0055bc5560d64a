using System.Reflection;
using TorchSharp;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>A declaration that is compiled and run for real: what is said of it, what is written of it, and how it fails.</summary>
internal sealed class GuardedRun
{
    private readonly Expanded expanded;
    private readonly Lazy<LoadedNetworks> loaded;

    public GuardedRun(string declaration)
    {
        expanded = Expanded.Of("using static TorchSharp.torch;\n" + declaration);
        loaded = new(() => new LoadedNetworks(expanded.Compilation));
    }

    /// <summary>What the analyzer says, each with its id; C# misses nothing but documentation.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            Assert.DoesNotContain(expanded.BuildDiagnostics(), d => d.Id != "CS1591");
            return [.. expanded.AnalyzerDiagnostics().OrderBy(d => d.Location.SourceSpan.Start).Select(d => $"{d.Id}: {d.GetMessage()}")];
        }
    }

    /// <summary>The lines of the generated text that check a condition.</summary>
    public IReadOnlyList<string> Checks => [.. expanded.Parts.Values.SelectMany(p => p.Split('\n')).Where(l => l.Contains("DaNetGen.Guard.")).Select(l => l.Trim())];

    /// <summary>Makes the network and runs it on inputs of these shapes; what it throws, or null.</summary>
    public string? Failure(string arguments, params long[][] inputs) => FailureOf("Net", arguments, inputs);

    /// <summary>The same for a network by its name in metadata.</summary>
    public string? FailureOf(string id, string arguments, params long[][] inputs)
    {
        try
        {
            using var scope = torch.NewDisposeScope();
            using var network = loaded.Value.Create(id, Sample.Values(arguments));
            network.eval();
            using var outputs = network.Run([.. inputs.Select(i => torch.zeros(i))]);
            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException!.Message;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.Runtime.InteropServices.ExternalException)
        {
            return e.Message;
        }
    }
}
