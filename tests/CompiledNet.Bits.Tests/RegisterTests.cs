using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Bits.Tests;

/// <summary>The same bits with registers of every width. The width is a setting of a process, so the program runs once for each.</summary>
public sealed class RegisterTests(BitsHere here)
{
    private const string NeedsX64 = "These switches turn off extensions of x64, which this machine must have.";

    /// <summary>What takes seconds, and not minutes, with a multiply-add in software.</summary>
    private static readonly string[] Small = ["Functions", "Policy", "LogisticRegression", "Controller", "HardTanhThenSigmoidWithHuber", "SixLayers", "DigitClassifier", "UnfusedClassifier", "OneChannelImages", "BranchedImages", "UnfusedNorms"];

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    [Theory]
    [InlineData("DOTNET_PreferredVectorBitWidth", "256")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    public async Task Vectors_of_256_bits_give_the_same_bits(string setting, string value)
    {
        // The first leaves 32 registers and their encoding, the second 16 of AVX2.
        Assert.SkipUnless(IsX64 && Vector256.IsHardwareAccelerated, NeedsX64);

        BitsOutput actual = await BitsProgram.Run([], (setting, value));

        Assert.Equal("X64, vectors of 256 bits, fused multiply-add in hardware", actual.Machine);
        BitsOutput.AssertSame(here.Output.Parts, actual.Parts);
    }

    [Fact]
    public async Task Vectors_of_128_bits_give_the_same_bits()
    {
        // DOTNET_EnableAVX2=0 would take the multiply-add away too, this setting leaves it.
        Assert.SkipUnless(IsX64 && Fma.IsSupported, NeedsX64);

        BitsOutput actual = await BitsProgram.Run([], ("DOTNET_PreferredVectorBitWidth", "128"));

        Assert.Equal("X64, vectors of 128 bits, fused multiply-add in hardware", actual.Machine);
        BitsOutput.AssertSame(here.Output.Parts, actual.Parts);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public async Task Multiply_add_in_software_gives_the_same_bits(string setting, int width)
    {
        Assert.SkipUnless(IsX64, NeedsX64);

        BitsOutput actual = await BitsProgram.Run(Small, (setting, "0"));

        Assert.Equal($"X64, vectors of {width} bits, fused multiply-add in software", actual.Machine);
        BitsOutput.AssertSame(here.Output.Of(Small), actual.Parts);
    }
}
