using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>A number that many threads change, by itself on its cache lines: 128 bytes around it, as some processors fetch two lines at a time.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LoneCount
{
    [FieldOffset(128)]
    public long Value;
}
