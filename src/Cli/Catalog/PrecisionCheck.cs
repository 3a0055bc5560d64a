using DaNetGen.Programs;
using TorchSharp;

namespace DaNetGen.Cli.Catalog;

/// <summary>Whether a device computes in a precision, in the words of the command line.</summary>
internal static class PrecisionCheck
{
    /// <summary>Why networks do not compute in a precision on a device, and what does there instead, in a clause without a full stop; null where they do.</summary>
    public static string? Absence(Precision precision, torch.Device device) =>
        PrecisionRefusal.Of(precision, device) is { } refusal ? Sentence(refusal.Reason, refusal.Instead) : null;

    /// <summary>Refuses a device that would have to imitate a precision, or has none such.</summary>
    /// <exception cref="UserError">It does not compute in the precision.</exception>
    public static void Compute(Precision precision, torch.Device device)
    {
        if (Absence(precision, device) is { } reason) throw new UserError($"{reason}.");
    }

    /// <summary>Refuses, besides, the precision in which networks run but do not learn: small gradients are zeros in float16.</summary>
    /// <exception cref="UserError">Networks are not trained in the precision on the device.</exception>
    public static void Train(Precision precision, torch.Device device)
    {
        string? reason = precision == Precision.Fp16 ? "Small gradients are zeros in float16" : PrecisionRefusal.Of(precision, device)?.Reason;
        if (reason is not null) throw new UserError($"{Sentence(reason, Precision.Fp32)}.");
    }

    private static string Sentence(string reason, Precision instead) => $"{reason}; use --precision {PrecisionWord.Of(instead)}";
}
