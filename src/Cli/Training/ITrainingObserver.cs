using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Training;

/// <summary>Watches a training: shows it, logs it, saves it.</summary>
internal interface ITrainingObserver
{
    /// <summary>A step is done.</summary>
    void Stepped(TrainingMoment moment);

    /// <summary>An epoch is done.</summary>
    /// <param name="moment">Where the training stands.</param>
    /// <param name="loss">The mean loss of the epoch's steps.</param>
    /// <param name="score">The score on held-out images, where it was time for one.</param>
    void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score);
}
