using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using DaNetGen.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Compilation;

/// <summary>What a compiled network promises besides its results.</summary>
public sealed class CompiledNetworkTests : IDisposable
{
    private const int Classes = 4;
    private static readonly long[] Shape = [1, 3, 64, 96];

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly DANet<ResNet18> _network = Scrambled.Of(new DANet<ResNet18>(Classes));

    public void Dispose()
    {
        _network.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Is_a_snapshot_until_it_is_refreshed()
    {
        using var compiled = _network.Compile(Shape);
        var image = rand(Shape);
        var before = compiled.forward(image).Fused;
        using (no_grad())
            _network.ParametersOf("Head").ToList().ForEach(parameter => parameter.mul_(0.5f));

        Assert.True(allclose(before, compiled.forward(image).Fused));
        compiled.Refresh();

        Assert.False(allclose(before, compiled.forward(image).Fused));
        AssertNear(Plain(image).Fused, compiled.forward(image).Fused);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Another_size_runs_with_the_weights_of_the_snapshot(bool isPrepared)
    {
        using var compiled = _network.Compile(Shape);
        var image = rand(2, 3, 72, 40);
        var expected = Plain(image).Fused;
        using (no_grad())
            _network.ParametersOf("Head").ToList().ForEach(parameter => parameter.mul_(0.5f));

        if (isPrepared)
            compiled.Prepare([2, 3, 72, 40]);
        AssertNear(expected, compiled.forward(image).Fused);
    }

    [Fact]
    public void Only_the_outputs_asked_for_are_computed()
    {
        using var compiled = _network.Compile(new CompileOptions { Outputs = ["Position"] }, Shape);
        var image = rand(Shape);
        using var outputs = compiled.forward(image);

        Assert.Equal(["Position"], outputs.Named.Select(output => output.Name));
        AssertNear(Plain(image).Position!, outputs.Position!);
        Assert.Null(outputs.Channel);
        Assert.Contains("'Fused' was not computed", Assert.Throws<InvalidOperationException>(() => outputs.Fused).Message);
    }

    [Fact]
    public void A_misspelt_output_is_told_with_the_nearest_name()
    {
        var mistake = Assert.Throws<ArgumentException>(() => _network.Compile(new CompileOptions { Outputs = ["Fuse"] }, Shape));

        Assert.Contains("no output 'Fuse' (did you mean 'Fused'?)", mistake.Message);
    }

    [Theory]
    [InlineData(new long[] { 1, 4, 64, 64 }, "Stage 'Backbone.Stem' cannot run at this size: its convolution reads 3 channels and was given 4.")]
    [InlineData(new long[] { 64, 64 }, "Input 'image' has 4 dimensions, but 2 sizes were given")]
    public void Sizes_that_the_network_does_not_take_are_told(long[] shape, string told) =>
        Assert.Contains(told, Assert.Throws<ArgumentException>(() => _network.Compile(shape)).Message);

    [Fact]
    public void An_input_that_the_network_does_not_take_is_told_as_by_forward()
    {
        using var compiled = _network.Compile();
        var image = rand(1, 4, 64, 64);

        Assert.Equal(Assert.Throws<ArgumentException>(() => _network.forward(image)).Message, Assert.Throws<ArgumentException>(() => compiled.forward(image)).Message);
    }

    [Fact]
    public void Computes_as_in_evaluation_and_without_gradients_whatever_the_mode_of_the_network()
    {
        var image = rand(Shape);
        var expected = Plain(image).Fused;
        _network.train();
        using var compiled = _network.Compile(Shape);

        using var outputs = compiled.forward(image);

        AssertNear(expected, outputs.Fused);
        Assert.False(outputs.Fused.requires_grad);
        Assert.True(_network.training);
    }

    [Fact]
    public void Leaves_no_tensor_behind()
    {
        using var compiled = _network.Compile(Shape);
        using var image = rand(Shape).DetachFromDisposeScope();
        compiled.forward(image).Dispose();
        var before = LiveTensors.Count();
        for (var i = 0; i < 3; i++)
            compiled.forward(image).Dispose();

        Assert.Equal(before, LiveTensors.Count());
    }

    /// <summary>
    /// Eight threads, each at its own of two sizes, two of which take the weights anew: four times the same work, of which <c>DANETGEN_THREADS=60</c> makes a
    /// minute. What leaks grows each time; what the allocator keeps of buffers that were freed grows until there is one for each thread.
    /// </summary>
    [Fact]
    public void Eight_threads_get_the_same_results_in_the_same_memory()
    {
        const int threads = 8;
        const int rounds = 4;
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("DANETGEN_THREADS"), CultureInfo.InvariantCulture, out var asked) ? asked : 2;
        using var compiled = _network.Compile(Shape);
        var images = new[] { rand(Shape), rand(1, 3, 40, 56) };
        var expected = images.Select(image => compiled.forward(image).Fused).ToArray();
        var live = LiveTensors.Count();

        var memory = Enumerable.Range(0, rounds).Select(_ => MemoryAfter(Round)).ToArray();

        Assert.Equal(live, LiveTensors.Count());
        var growth = memory.Zip(memory.Skip(1), (before, after) => after - before).Min();
        Assert.True(growth < 8 << 20, $"the memory grew in every round: {string.Join(", ", memory)} bytes");

        void Round()
        {
            var (failures, clock) = (new ConcurrentBag<string>(), Stopwatch.StartNew());
            var workers = Enumerable.Range(0, threads).Select(index => new Thread(() =>
            {
                if (index < 2)
                    compiled.Refresh();
                do
                {
                    using var outputs = compiled.forward(images[index % 2]);
                    if (!allclose(expected[index % 2], outputs.Fused, rtol: 1e-4, atol: 1e-4))
                        failures.Add($"thread {index} differs");
                }
                while (clock.Elapsed.TotalSeconds < seconds / rounds && failures.IsEmpty);
            })).ToList();
            workers.ForEach(worker => worker.Start());
            workers.ForEach(worker => worker.Join());
            Assert.Empty(failures);
        }
    }

    /// <summary>The memory that this process holds, in bytes, once it has done some work and collected its garbage.</summary>
    private static long MemoryAfter(Action work)
    {
        work();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }

    private DANet<ResNet18>.Outputs Plain(Tensor image)
    {
        using var _ = no_grad();
        return _network.forward(image);
    }

    private static void AssertNear(Tensor expected, Tensor actual) =>
        Assert.True(allclose(expected, actual, rtol: 1e-4, atol: 1e-4), $"{(expected - actual).abs().max().item<float>()}");
}
