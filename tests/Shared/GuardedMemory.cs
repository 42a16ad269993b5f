using System.Runtime.InteropServices;

namespace CompiledNet.Numerics.Tests;

/// <summary>Memory behind whose end nothing may be read or written: an access there ends the process.</summary>
internal sealed unsafe partial class GuardedPage : IDisposable
{
    // PROT_NONE, PROT_READ | PROT_WRITE; PAGE_NOACCESS, PAGE_READWRITE.
    private const int UnixNoAccess = 0, UnixReadWrite = 3;
    private const uint WindowsNoAccess = 1, WindowsReadWrite = 4;

    private readonly byte* _start;
    private readonly nuint _size = (nuint)Environment.SystemPageSize;

    public GuardedPage()
    {
        _start = (byte*)NativeMemory.AlignedAlloc(2 * _size, _size);
        Protect(UnixNoAccess, WindowsNoAccess);
    }

    /// <summary>The floats that end where the page ends.</summary>
    public Span<float> Last(int count) => new(_start + _size - count * sizeof(float), count);

    public void Dispose()
    {
        Protect(UnixReadWrite, WindowsReadWrite);
        NativeMemory.AlignedFree(_start);
    }

    private void Protect(int unix, uint windows)
    {
        bool done = OperatingSystem.IsWindows()
            ? VirtualProtect(_start + _size, _size, windows, out _)
            : MProtect(_start + _size, _size, unix) == 0;
        Assert.True(done, "The page behind the floats could not be protected.");
    }

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int MProtect(void* address, nuint length, int protection);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualProtect(void* address, nuint size, uint protection, out uint previous);
}
