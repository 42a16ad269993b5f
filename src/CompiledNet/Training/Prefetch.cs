using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet;

/// <summary>Asks for memory that is read soon, where the processor can be asked.</summary>
internal static class Prefetch
{
    private const int LineBytes = 64;

    // Of a page: from there on the processor has seen that values are read one after the other, and asks by itself.
    private const int MostBytes = 4096;

    /// <summary>Asks for the first values, and goes on without waiting for them.</summary>
    /// <remarks>If the garbage collector moves them meanwhile, other memory comes into the cache; nothing else can happen.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Read(ReadOnlySpan<float> values)
    {
        if (!Sse.IsSupported)
            return;
        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values));
        int bytes = (int)Math.Min(values.Length * (long)sizeof(float), MostBytes);
        for (int offset = 0; offset < bytes; offset += LineBytes)
            Sse.Prefetch0(start + offset);
    }
}
