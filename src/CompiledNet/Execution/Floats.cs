using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// Finds floats in memory, for generated code. <see cref="Unsafe.Add{T}(ref T, int)"/> is one of four generic methods, among which the
/// compiler chooses three times as long, and a network has hundreds of such places.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Floats
{
    /// <summary>The float that lies <paramref name="offset"/> floats after <paramref name="start"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float At(ref float start, int offset) => ref Unsafe.Add(ref start, offset);
}
