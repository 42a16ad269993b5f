using System.Runtime.InteropServices;

namespace CompiledNet.Display;

/// <summary>Catches the first Ctrl-C. The second does what it always does.</summary>
internal sealed class InterruptSignal : IDisposable
{
    private readonly PosixSignalRegistration _registration;
    private volatile bool _isRaised;

    public InterruptSignal() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
    {
        context.Cancel = !_isRaised;
        Raise();
    });

    public bool IsRaised => _isRaised;

    public void Raise() => _isRaised = true;

    public void Dispose() => _registration.Dispose();
}
