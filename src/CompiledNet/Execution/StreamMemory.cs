using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>What a stream keeps between its steps, and memory for the calls that take them, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StreamMemory
{
    private readonly AlignedStorage _state;
    private readonly AlignedStorage _scratch;

    /// <param name="stateLength">The floats that the stream keeps.</param>
    /// <param name="scratchLength">The floats of scratch memory that a call needs beside those on the stack.</param>
    private protected StreamMemory(int stateLength, int scratchLength)
    {
        _state = new AlignedStorage(stateLength);
        _scratch = new AlignedStorage(scratchLength);
    }

    /// <summary>The first float of what the stream keeps.</summary>
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _state.Start;
    }

    /// <summary>How many steps the stream has taken, of which rings need the lowest bits alone.</summary>
    public uint Position { get; internal set; }

    /// <summary>What the stream keeps.</summary>
    internal Span<float> State => _state.Span;

    /// <summary>The first float of scratch memory.</summary>
    internal ref float Scratch => ref _scratch.Start;

    /// <summary>The floats of scratch memory.</summary>
    internal int ScratchLength => _scratch.Length;

    /// <summary>Which of the streams of a call it is.</summary>
    internal int Number { get; set; }

    /// <summary>Makes it that of a stream that has taken no step.</summary>
    internal void Clear()
    {
        State.Clear();
        Position = 0;
    }
}
