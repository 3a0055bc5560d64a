using System.Text.Json;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Export;
using DaNetGen.Cli.Export.PyTorch;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Graph;
using DaNetGen.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Export;

/// <summary>Networks here and their exports in PyTorch, run side by side on the same weights by one call of Python.</summary>
internal sealed class ExportCases(string folder)
{
    private const int NoiseLength = 10007;

    private readonly Tensor noise = Noise();

    /// <summary>What Python says of a case.</summary>
    /// <param name="Keys">How keys or shapes differ; empty where they do not.</param>
    /// <param name="Difference">The largest difference of an output.</param>
    /// <param name="Spread">The least standard deviation of an output: what the difference is to be seen against.</param>
    /// <param name="Gradient">The parameters that take no gradient.</param>
    public sealed record Answer(string Keys, double Difference, double Spread, string[] Gradient);

    /// <summary>Exports a network, runs it on weights away from their defaults, and keeps input and outputs.</summary>
    /// <param name="name">The case.</param>
    /// <param name="network">The network.</param>
    /// <param name="arguments">Its hyperparameters.</param>
    /// <param name="training">Whether it runs as in training.</param>
    public void Add(string name, Network network, IReadOnlyDictionary<string, ArgumentValue> arguments, bool training = false)
    {
        Settle(network);
        var source = new ExportSource(name, DeclaredNetwork.Of(network.GetType()), arguments, Model: null, Weights: null);
        Directory.CreateDirectory(Path.Combine(folder, name));
        foreach (ExportedFile file in new PyTorchExporter().Export(source)) file.Write(Path.Combine(folder, name, file.Name));
        Expect(name, network, ModuleFile.Write(source, [""]).Class, weights: "", training);
    }

    /// <summary>Keeps the outputs of a network whose export is in place.</summary>
    public void Expect(string name, Network network, string @class, string weights, bool training = false)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        network.train(training);
        Tensor input = noise.repeat(2).slice(0, 0, 3 * 65 * 49, 1).reshape(1, 3, 65, 49);
        using NetworkOutputs outputs = network.Run(input);
        WeightsFile.Write(
            Path.Combine(folder, name, "example.pth"), outputs.Named.Select((o, i) => ($"output{i}", o.Value)).Prepend(("input", input)), WeightsFormat.PyTorchZip);
        File.WriteAllText(Path.Combine(folder, name, "case.json"), JsonSerializer.Serialize(new
        {
            module = name.Replace('-', '_'),
            @class,
            weights,
            training,
            arguments = new Dictionary<string, int>(),
            keys = network.state_dict().Select(entry => new object[] { entry.Key, entry.Value.shape }),
        }));
    }

    /// <summary>Lets Python answer all cases.</summary>
    public IReadOnlyDictionary<string, Answer> Compare()
    {
        WeightsFile.Write(Path.Combine(folder, "noise.pth"), [("noise", noise)], WeightsFormat.PyTorchZip);
        string printed = PyTorch.Call(Path.Combine(AppContext.BaseDirectory, "Export", "compare.py"), folder);
        return JsonSerializer.Deserialize<Dictionary<string, Answer>>(printed, JsonSerializerOptions.Web)!;
    }

    /// <summary>Weights by key, place and shape, the same as in <c>compare.py</c>: attention at work, statistics as of a trained network.</summary>
    public void Settle(Network network)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        foreach ((int place, (string key, Tensor tensor)) in network.state_dict().Select(e => (e.Key, e.Value)).Index())
        {
            long count = tensor.numel(), start = place * 131 % NoiseLength;
            Tensor values = noise.repeat((start + count) / NoiseLength + 1).slice(0, start, start + count, 1);
            Tensor settled = key switch
            {
                _ when key.EndsWith("alpha", StringComparison.Ordinal) => values * 0 + 0.6,
                _ when key.EndsWith("beta", StringComparison.Ordinal) => values * 0 - 0.4,
                _ when key.EndsWith("num_batches_tracked", StringComparison.Ordinal) => values * 0 + 7,
                _ when key.EndsWith("running_var", StringComparison.Ordinal) => 1 + 0.5 * values,
                _ when tensor.dim() == 1 && key.EndsWith("weight", StringComparison.Ordinal) => 0.75 + 0.25 * values,
                _ when tensor.dim() == 1 => 0.1 * values,
                _ => values * Math.Sqrt(3.0 * tensor.shape[0] / count),
            };
            tensor.copy_(settled.reshape(tensor.shape));
        }
    }

    /// <summary>Numbers from -1 to 1 without a pattern.</summary>
    private static Tensor Noise()
    {
        using var scope = NewDisposeScope();
        var random = new Random(1);
        return tensor([.. Enumerable.Range(0, NoiseLength).Select(_ => 2 * random.NextSingle() - 1)]).DetachFromDisposeScope();
    }
}
