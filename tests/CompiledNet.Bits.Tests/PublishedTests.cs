using System.Runtime.InteropServices;

namespace CompiledNet.Bits.Tests;

/// <summary>
/// The same bits on ARM64 and from NativeAOT. That takes minutes, packages and tools, so it must be asked for; then all
/// of it must be there.
/// </summary>
public sealed class PublishedTests(BitsHere here)
{
    private const string Request = "COMPILEDNET_PUBLISHED_BITS";
    private const string CrossLibraries = "/usr/aarch64-linux-gnu";

    [Fact]
    public async Task ARM64_gives_the_same_bits()
    {
        RequireRequest();
        Assert.True(Directory.Exists($"{CrossLibraries}/lib"), "ARM64 needs the packages libc6-arm64-cross and libstdc++6-arm64-cross.");
        string program = await PublishedProgram.Publish("linux-arm64", "--self-contained");

        // Emulated, a garbage collector with a thread of its own ended every fifth run in an access violation, wherever the
        // program was.
        string output = await Command.Run("qemu-aarch64-static", ["-L", CrossLibraries, program], ("DOTNET_gcConcurrent", "0"));

        PublishedProgram.Keep("arm64", output);
        var actual = BitsOutput.Parse(output);
        Assert.Equal("Arm64, vectors of 128 bits, fused multiply-add in hardware", actual.Machine);
        BitsOutput.AssertSame(here.Output.Parts, actual.Parts);
    }

    [Theory]
    [InlineData("x86-64-v3")]
    [InlineData("native")]
    public async Task NativeAOT_gives_the_same_bits(string instructionSet)
    {
        RequireRequest();
        string program = await PublishedProgram.Publish("linux-x64", $"-p:IlcInstructionSet={instructionSet}");

        string output = await Command.Run(program, []);

        PublishedProgram.Keep($"nativeaot-{instructionSet}", output);
        var actual = BitsOutput.Parse(output);
        Assert.Equal(instructionSet == "native" ? here.Output.Machine : "X64, vectors of 256 bits, fused multiply-add in hardware", actual.Machine);
        BitsOutput.AssertSame(here.Output.Parts, actual.Parts);
    }

    private static void RequireRequest()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable(Request) == "1",
            $"Publishes for other machines, which takes minutes. Set {Request}=1 to run it; the packages that it needs stand in .ci/run.");
        Assert.True(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "Only Linux on x64 can publish and run these.");
    }
}
