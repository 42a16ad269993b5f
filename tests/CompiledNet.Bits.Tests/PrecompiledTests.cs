using System.Runtime.InteropServices;

namespace CompiledNet.Bits.Tests;

/// <summary>The kernels of Debug builds give the bits of those that Release builds write out.</summary>
public sealed class PrecompiledTests(BitsHere here)
{
    [Fact]
    public async Task Precompiled_kernels_give_the_same_bits()
    {
        BitsOutput actual = await BitsProgram.RunPrecompiled();

        Assert.Equal(here.Output.Machine, actual.Machine);
        BitsOutput.AssertSame(here.Output.Parts, actual.Parts);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0", 256)]
    [InlineData("DOTNET_PreferredVectorBitWidth", "128", 128)]
    public async Task Precompiled_kernels_give_the_same_bits_with_narrower_vectors(string setting, string value, int width)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "These settings turn off extensions of x64.");

        BitsOutput actual = await BitsProgram.RunPrecompiled((setting, value));

        Assert.Equal($"X64, vectors of {width} bits, fused multiply-add in hardware", actual.Machine);
        BitsOutput.AssertSame(here.Output.Parts, actual.Parts);
    }
}
