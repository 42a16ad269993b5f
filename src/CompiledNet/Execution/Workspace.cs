using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Memory of a <see cref="WorkspacePool"/> for the time of a call.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly AlignedStorage _storage;
    private int _isTaken;
    private int _layout;

    public Workspace(int length, bool isTaken)
    {
        _storage = new AlignedStorage(length);
        _isTaken = isTaken ? 1 : 0;
    }

    /// <summary>The first float, at a cache line.</summary>
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _storage.Start;
    }

    /// <summary>How many floats there are.</summary>
    public int Length => _storage.Length;

    /// <summary>All floats.</summary>
    public Span<float> Span => _storage.Span;

    /// <summary>The one that was made before it in the same pool.</summary>
    public Workspace? Next { get; set; }

    /// <summary>Takes it, unless it is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake() => Volatile.Read(ref _isTaken) == 0 && Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Says that it is to hold anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Use() => _layout = GradientLayoutNumbers.None;

    /// <summary>
    /// Makes padding and embedding tables zero, unless they were left so after gradients of the same network. A call that does not come to its
    /// end leaves nothing.
    /// </summary>
    public void ClearFor(int layout)
    {
        if (_layout != layout)
            _storage.Span.Clear();
        _layout = GradientLayoutNumbers.None;
    }

    /// <summary>Says that padding and embedding tables are zero after gradients of a network.</summary>
    public void LeaveFor(int layout) => _layout = layout;

    /// <summary>Gives it back to its pool.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose() => Volatile.Write(ref _isTaken, 0);
}
