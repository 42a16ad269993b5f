using System.Globalization;
using System.Runtime.Intrinsics;

namespace CompiledNet.Tests.Shared;

/// <summary>
/// The tests run with the vectors that were asked for: a setting of the runtime that is misspelled, or that a later version
/// ignores, would else pass unnoticed.
/// </summary>
public sealed class VectorWidthTests
{
    private const string Request = "COMPILEDNET_VECTOR_BITS";

    [Fact]
    public void Vectors_have_the_width_that_was_asked_for()
    {
        string? bits = Environment.GetEnvironmentVariable(Request);
        Assert.SkipWhen(bits is null, $"Set {Request} to the width that the settings of the runtime ask for.");

        int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        Assert.Equal(int.Parse(bits, CultureInfo.InvariantCulture), width);
    }
}
