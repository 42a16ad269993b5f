using System.Diagnostics;
using System.Runtime.CompilerServices;

// The regions to which the pointers lead are on the stack, which is not moved.
#pragma warning disable CS8500

namespace CompiledNet.Execution;

/// <summary>
/// Memory that the calls which follow on this thread may write, until it is closed; regions are closed in the opposite
/// order. Debug builds of the library open them, for <see cref="WriteGuard"/>; Release builds do nothing.
/// </summary>
/// <remarks>
/// It is a variable of the method that opens it. There the garbage collector adapts the reference when it moves an array, as
/// it could not do with an address that is kept elsewhere.
/// </remarks>
internal unsafe ref struct WritableRegion
{
    [ThreadStatic]
    private static WritableRegion* _innermost;

    private ref float _start;
    private ReadOnlySpan<StreamMemory> _streams;
    private nint _length;
    private WritableRegion* _outer;

    /// <summary>Whether any region is open on this thread.</summary>
    public static bool IsAnyOpen => _innermost != null;

    /// <summary>Whether so many floats lie inside one region that is open.</summary>
    public static bool Contain(ref readonly float first, nint count)
    {
        for (WritableRegion* region = _innermost; region != null; region = region->_outer)
        {
            if (IsInside(ref region->_start, region->_length, in first, count))
                return true;
            foreach (StreamMemory stream in region->_streams)
            {
                if (IsInside(ref stream.Start, stream.State.Length, in first, count))
                    return true;
            }
        }

        return false;
    }

    private static bool IsInside(ref float start, nint length, ref readonly float first, nint count)
    {
        nint offset = Unsafe.ByteOffset(ref start, ref Unsafe.AsRef(in first));
        return offset >= 0 && offset + count * sizeof(float) <= length * sizeof(float);
    }

    /// <summary>Allows to write <paramref name="length"/> floats from <paramref name="start"/> on.</summary>
    [Conditional("DEBUG")]
    public void Open(ref float start, nint length) => Open(ref start, length, []);

    /// <summary>The same of memory, and of what streams keep.</summary>
    [Conditional("DEBUG")]
    public void Open(ref float start, nint length, ReadOnlySpan<StreamMemory> streams)
    {
        _streams = streams;
        _start = ref Unsafe.AsRef(in start);
        _length = length;
        _outer = _innermost;
        _innermost = (WritableRegion*)Unsafe.AsPointer(ref this);
    }

    /// <summary>Ends it.</summary>
    [Conditional("DEBUG")]
    public readonly void Close() => _innermost = _outer;

    /// <summary>Ends all regions of this thread, after an exception.</summary>
    public static void CloseAll() => _innermost = null;
}
