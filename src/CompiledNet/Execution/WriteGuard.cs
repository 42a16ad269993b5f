using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// What Debug builds of the library assert of everything that is written through a reference: that it stays inside the
/// <see cref="WritableRegion"/>s of the call. Code outside of any call, such as a user's own loop over registers, is free.
/// Nothing of it is in Release builds.
/// </summary>
internal static class WriteGuard
{
    /// <summary>Asserts that so many floats behind <paramref name="destination"/> may be written.</summary>
    /// <exception cref="InvalidOperationException">They may not.</exception>
    [Conditional("DEBUG")]
    public static void AssertWritable(ref readonly float destination, nint offset, nint count)
    {
        if (!WritableRegion.IsAnyOpen || count <= 0 || WritableRegion.Contain(in Unsafe.Add(ref Unsafe.AsRef(in destination), offset), count))
            return;
        Fail($"{count} floats would be written outside of the memory that this call may write.");
    }

    /// <summary>Asserts what the caller must see to.</summary>
    /// <exception cref="InvalidOperationException">It does not hold.</exception>
    [Conditional("DEBUG")]
    public static void Assert(bool condition, [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        if (!condition)
            Fail($"This must hold: {expression}.");
    }

    private static void Fail(string message)
    {
        // The regions lie in stack frames, which the exception leaves.
        WritableRegion.CloseAll();
        throw new InvalidOperationException(message);
    }
}
