using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Parity;

/// <summary>Weights that are a formula of their state_dict key, so that fixtures need not hold them.</summary>
public static class ParityWeights
{
    /// <summary>Number <paramref name="index"/> of a key's uniform numbers in [0, 1).</summary>
    public static double Uniform(ulong keyHash, long index)
    {
        var z = keyHash + (ulong)index + 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        z ^= z >> 31;
        return (z >> 40) / (double)(1 << 24);
    }

    /// <summary>FNV-1a, 64 bits, of the key's UTF-8 bytes.</summary>
    public static ulong Hash(string key)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var b in Encoding.UTF8.GetBytes(key))
            hash = (hash ^ b) * 0x100000001b3;
        return hash;
    }

    /// <summary>The tensor of a key, float32; the key <c>input</c> gives the network's input.</summary>
    public static Tensor Make(string key, IReadOnlyList<long> shape)
    {
        var hash = Hash(key);
        var rule = RuleOf(key, shape);
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)rule(Uniform(hash, i));
        return tensor(values, [.. shape]);
    }

    /// <summary>Gives every parameter and buffer of a module its formula, after checking that its keys and shapes are the
    /// manifest's, no more and no fewer.</summary>
    public static void Fill(nn.Module module, ParityCase parity)
    {
        var state = module.state_dict().Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        Assert.Equal(
            parity.Keys.Select(key => $"{key.Key} [{string.Join(", ", key.Shape)}]").Order(StringComparer.Ordinal),
            state.Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]").Order(StringComparer.Ordinal));
        using var noGradients = no_grad();
        foreach (var (key, shape) in parity.Keys)
        {
            using var value = Make(key, shape);
            state[key].copy_(value);
        }
    }

    private static Func<double, double> RuleOf(string key, IReadOnlyList<long> shape)
    {
        if (key == "input")
            return u => 2 * u - 1;
        if (shape.All(size => size == 1))
            return _ => 0.5;
        if (shape.Count == 4)
        {
            var bound = Math.Sqrt(3.0 / (shape[1] * shape[2] * shape[3]));
            return u => (2 * u - 1) * bound;
        }
        if (shape.Count != 1)
            throw new NotSupportedException($"The fixtures have no formula for {key} of {shape.Count} dimensions.");
        var name = key.Split('.')[^1];
        return name is "weight" or "running_var" ? u => 0.5 + u : u => (u - 0.5) * 0.2;
    }
}
