using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Tests.Shared;

/// <summary>
/// Floats between two pages that may be neither read nor written: an access there ends the process. What is left between the
/// pages holds a mark, so that a write there is seen too.
/// </summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const float Mark = 12345.678f;

    // PROT_NONE, PROT_READ | PROT_WRITE; PAGE_NOACCESS, PAGE_READWRITE.
    private const int UnixNoAccess = 0, UnixReadWrite = 3;
    private const uint WindowsNoAccess = 1, WindowsReadWrite = 4;

    private static readonly nuint PageSize = (nuint)Environment.SystemPageSize;

    private readonly byte* _start;
    private readonly nuint _size;

    /// <param name="capacity">The most floats that are asked for at a time.</param>
    public GuardedMemory(int capacity)
    {
        _size = ((nuint)capacity * sizeof(float) + PageSize) / PageSize * PageSize;
        _start = (byte*)NativeMemory.AlignedAlloc(_size + 2 * PageSize, PageSize) + PageSize;
        Protect(UnixNoAccess, WindowsNoAccess);
    }

    /// <summary>The floats behind the first page.</summary>
    public Span<float> First(int count) => Marked(0, count);

    /// <summary>The floats before the second page.</summary>
    public Span<float> Last(int count) => Marked((int)_size / sizeof(float) - count, count);

    /// <summary>Asserts that nothing was written beside these floats.</summary>
    public void AssertMarked(ReadOnlySpan<float> floats, string what)
    {
        int first = (int)((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(floats)) - _start) / sizeof(float);
        Assert.False(All[..first].ContainsAnyExcept(Mark), $"Something was written before the {what}.");
        Assert.False(All[(first + floats.Length)..].ContainsAnyExcept(Mark), $"Something was written behind the {what}.");
    }

    public void Dispose()
    {
        Protect(UnixReadWrite, WindowsReadWrite);
        NativeMemory.AlignedFree(_start - PageSize);
    }

    private Span<float> All => new(_start, (int)_size / sizeof(float));

    private Span<float> Marked(int start, int count)
    {
        All.Fill(Mark);
        return All.Slice(start, count);
    }

    private void Protect(int unix, uint windows)
    {
        Protect(_start - PageSize, unix, windows);
        Protect(_start + _size, unix, windows);
    }

    private static void Protect(byte* page, int unix, uint windows)
    {
        bool done = OperatingSystem.IsWindows()
            ? VirtualProtect(page, PageSize, windows, out _)
            : MProtect(page, PageSize, unix) == 0;
        Assert.True(done, "The pages around the floats could not be protected.");
    }

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int MProtect(void* address, nuint length, int protection);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualProtect(void* address, nuint size, uint protection, out uint previous);
}
