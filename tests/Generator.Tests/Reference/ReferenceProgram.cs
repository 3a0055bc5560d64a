using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>
/// Networks read from syntax, and how they are run: stage by stage, in TorchSharp's own operators. Shares nothing with the
/// generator's inference, the runtime's layers or generated code, so it can say whether those are right.
/// </summary>
internal sealed class ReferenceProgram
{
    private readonly Dictionary<string, ReferenceNetwork> networks;
    private readonly Dictionary<string, ReferenceContract> contracts;

    public ReferenceProgram(IEnumerable<SyntaxNode> roots)
    {
        var all = roots.ToList();
        networks = all.SelectMany(ReferenceReader.Networks).ToDictionary(n => n.Name);
        contracts = ReferenceContract.Read(all).ToDictionary(c => c.Name);
    }

    public IEnumerable<ReferenceNetwork> Networks => networks.Values;

    public ReferenceNetwork Network(string name) =>
        networks.TryGetValue(name, out var network) ? network : throw new ReferenceNameException($"'{name}' is no network");

    /// <summary>What a network of a type parameter is known to have.</summary>
    public IEnumerable<ReferenceContract> ContractsOf(ReferenceNetwork network) =>
        network.Contracts.Select(c => contracts.GetValueOrDefault(c)).OfType<ReferenceContract>();

    /// <summary>Runs a network: the frame holds the value of each stage. Throws whatever is wrong.</summary>
    public ReferenceFrame Run(ReferenceType type, IReadOnlyDictionary<string, object?> hyperparameters, IReadOnlyList<Tensor> inputs)
    {
        var frame = new ReferenceFrame(this, type, hyperparameters);
        frame.Run(inputs);
        return frame;
    }

    /// <summary>The same, where what is wrong is wanted as a value.</summary>
    public ReferenceOutcome Try(ReferenceType type, IReadOnlyDictionary<string, object?> hyperparameters, Func<ReferenceFrame, IReadOnlyList<Tensor>> inputs)
    {
        ReferenceFrame? frame = null;
        try
        {
            frame = new ReferenceFrame(this, type, hyperparameters);
            frame.Run(inputs(frame));
            return new ReferenceOutcome(Truth.Runs, frame, null, "");
        }
        catch (ReferenceNameException e)
        {
            return new ReferenceOutcome(Truth.FailsByName, frame, frame?.Current, e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new ReferenceOutcome(Truth.FailsByShape, frame, frame?.Current, e.Message.Split('\n')[0]);
        }
    }
}

/// <summary>What becomes of a network that is built and run.</summary>
internal enum Truth
{
    Runs,
    FailsByShape,
    FailsByName,
}

/// <summary>What became of a run.</summary>
/// <param name="Truth">Whether it ran.</param>
/// <param name="Frame">Its values.</param>
/// <param name="Stage">The stage that failed.</param>
/// <param name="Message">Why.</param>
internal sealed record ReferenceOutcome(Truth Truth, ReferenceFrame? Frame, string? Stage, string Message);

/// <summary>What an interface promises of a network.</summary>
internal sealed record ReferenceContract(string Name, IReadOnlyList<string> Outputs, IReadOnlyList<string> Create, IReadOnlyList<string> Inputs)
{
    public static IEnumerable<ReferenceContract> Read(IReadOnlyList<SyntaxNode> roots)
    {
        var interfaces = roots.SelectMany(r => r.DescendantNodes().OfType<InterfaceDeclarationSyntax>()).ToList();
        foreach (var type in interfaces.Where(i => i.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "NetworkContract")))
        {
            var methods = type.Members.OfType<MethodDeclarationSyntax>().ToDictionary(m => m.Identifier.ValueText);
            var outputs = interfaces.Single(i => i.Identifier.ValueText == methods["forward"].ReturnType.ToString());
            yield return new ReferenceContract(
                type.Identifier.ValueText,
                [.. outputs.Members.OfType<PropertyDeclarationSyntax>().Select(p => p.Identifier.ValueText)],
                [.. methods["Create"].ParameterList.Parameters.Select(p => p.Identifier.ValueText)],
                [.. methods["forward"].ParameterList.Parameters.Select(p => p.Identifier.ValueText)]);
        }
    }
}
