using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// Floats that start at a cache line, so that no vector of 512 bits straddles two. The array is pinned: it would lose
/// its alignment when moved.
/// </summary>
internal readonly struct AlignedStorage
{
    /// <summary>The most floats of a storage.</summary>
    public static readonly int MostFloats = Array.MaxLength - AlignmentBytes / sizeof(float) + 1;

    private const int AlignmentBytes = 64;

    private readonly float[] _array;
    private readonly int _start;

    public AlignedStorage(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(length + AlignmentBytes / sizeof(float) - 1, pinned: true);
        nint misalignment = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) & (AlignmentBytes - 1);
        _start = (int)((AlignmentBytes - misalignment) & (AlignmentBytes - 1)) / sizeof(float);
    }

    public int Length { get; }

    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }

    public Span<float> Span => MemoryMarshal.CreateSpan(ref Start, Length);

    public Memory<float> Memory => _array.AsMemory(_start, Length);
}
