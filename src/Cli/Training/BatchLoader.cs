using System.Diagnostics;
using TorchSharp;

namespace DaNetGen.Cli.Training;

/// <summary>
/// Makes batches ahead of the steps that use them: as many at a time as there are workers, and no further. They come in order, and
/// what they hold does not depend on the workers.
/// </summary>
internal sealed class BatchLoader : IDisposable
{
    private readonly BatchMaker batches;
    private readonly int workers;
    private readonly torch.Device device;
    private readonly Queue<Task<Batch>> ahead = [];
    private readonly Stopwatch waited = new();
    private int next;

    /// <summary>Starts to load.</summary>
    /// <param name="batches">Makes one batch.</param>
    /// <param name="workers">Batches in work at a time; 0 makes each where it is asked for.</param>
    /// <param name="first">The first batch, counted through all epochs.</param>
    /// <param name="device">Where the tensors shall be.</param>
    public BatchLoader(BatchMaker batches, int workers, int first, torch.Device device)
    {
        (this.batches, this.workers, this.device, next) = (batches, workers, device, first);
        while (ahead.Count < workers) ahead.Enqueue(Start());
    }

    /// <summary>The time spent waiting in <see cref="Next"/>.</summary>
    public TimeSpan Waited => waited.Elapsed;

    /// <summary>The next batch; dispose it.</summary>
    public Batch Next()
    {
        waited.Start();
        try
        {
            if (workers == 0) return Make(next++);
            Batch batch = ahead.Dequeue().GetAwaiter().GetResult();
            ahead.Enqueue(Start());
            return batch;
        }
        finally
        {
            waited.Stop();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Task<Batch> batch in ahead)
        {
            // A worker's failure is thrown where its batch is asked for; nobody asks for these.
            batch.ContinueWith(done => done.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously)
                .ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }
    }

    private Task<Batch> Start()
    {
        int index = next++;
        return Task.Run(() => Make(index));
    }

    private Batch Make(int index) => batches.Make(index / batches.BatchesPerEpoch, index % batches.BatchesPerEpoch, device);
}
