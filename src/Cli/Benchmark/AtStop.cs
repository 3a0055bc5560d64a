using System.Runtime.InteropServices;

namespace DaNetGen.Cli.Benchmark;

/// <summary>Does something before Ctrl-C or a request to end (SIGTERM, SIGHUP) ends the process, as it does in any case.</summary>
internal sealed class AtStop : IDisposable
{
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Starts to listen.</summary>
    /// <param name="action">What is done, on another thread.</param>
    public AtStop(Action action) =>
        registrations = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(signal => PosixSignalRegistration.Create(signal, _ => action()))];

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());
}
