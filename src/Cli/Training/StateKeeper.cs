using System.Diagnostics;

namespace DaNetGen.Cli.Training;

/// <summary>Saves where a training stands: after every epoch, after a while in between, and when it is asked to stop.</summary>
/// <param name="folder">Where to.</param>
/// <param name="network">The network.</param>
/// <param name="recorder">What the run has shown.</param>
/// <param name="pause">The time between saves inside an epoch.</param>
internal sealed class StateKeeper(RunFolder folder, Network network, RunRecorder recorder, TimeSpan pause)
{
    private readonly Stopwatch sinceSave = Stopwatch.StartNew();

    /// <summary>Takes the training up where it was saved; at its beginning where it never was.</summary>
    public TrainingPlace Restore(Optimiser optimiser)
    {
        if (!File.Exists(folder.State)) return new();
        TrainingState state = TrainingStateFile.Load(folder.State, network, optimiser);
        recorder.Record = state.Record;
        return state.Place;
    }

    /// <summary>A step is done: saves if the last save is long ago.</summary>
    public void Stepped(TrainingPlace place, Optimiser optimiser)
    {
        if (sinceSave.Elapsed >= pause) Save(place, optimiser);
    }

    /// <summary>Saves.</summary>
    public void Save(TrainingPlace place, Optimiser optimiser)
    {
        TrainingStateFile.Save(folder.State, new(place, recorder.Record), network, optimiser);
        sinceSave.Restart();
    }
}
