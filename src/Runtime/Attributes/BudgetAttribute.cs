namespace DaNetGen;

/// <summary>
/// The most that a network may cost: an error of the compiler where it costs more, with the stages that cost most. The
/// network is counted as <c>danet summary</c> counts it: with the defaults of its hyperparameters, for the size that
/// <see cref="InputSizeAttribute"/> or numbers in <see cref="ShapeAttribute"/> declare. A generic network is counted where it
/// is closed, so its budget stands on the network that uses it. What is left out is not limited; several budgets may stand on
/// one network, such as one for inference and one for training with another <see cref="Batch"/>.
/// <code>[Budget(MultiplyAdds = 1e12, PeakActivationBytes = 900e6), Budget(TrainingPeakActivationBytes = 8e9, Batch = 4)]</code>
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most trainable numbers.</summary>
    public double Parameters { get; set; }

    /// <summary>The most multiplications with an addition that one run takes.</summary>
    public double MultiplyAdds { get; set; }

    /// <summary>The most bytes of tensors that inference without gradients holds at once, in single precision on the CPU: the
    /// input, values between stages and within them, and the copies that libtorch's convolutions work on. Parameters are not
    /// counted.</summary>
    public double PeakActivationBytes { get; set; }

    /// <summary>The same for a step of training, from the input to the last gradient: what is kept for the backward pass, the
    /// gradients of values, and a cross-entropy of each output. Parameters, their gradients and the optimiser are not counted.</summary>
    public double TrainingPeakActivationBytes { get; set; }

    /// <summary>Images at once: the first size of each input. 1 unless written.</summary>
    public int Batch { get; set; } = 1;
}
