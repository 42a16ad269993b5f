using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.Tests.Cases;

namespace CompiledNet.Tests;

/// <summary>
/// The same bits with registers of every width and from every tier of the compiler. Those are settings of a process, so
/// a small program that prints digests runs once for each.
/// </summary>
public sealed class MachineBitsTests(BitsHere here) : IClassFixture<BitsHere>
{
    private const string NeedsX64 = "These switches turn off extensions of x64.";

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    [Fact]
    public async Task Vectors_of_256_bits_give_the_same_bits()
    {
        Assert.SkipUnless(IsX64 && Vector256.IsHardwareAccelerated, NeedsX64);
        await AssertSame("DOTNET_EnableAVX512", "0", "vectors of 256 bits, fused multiply-add in hardware");
    }

    [Fact]
    public async Task Vectors_of_128_bits_with_multiply_add_in_software_give_the_same_bits()
    {
        // The fused multiply-add belongs to AVX2 for the runtime: without it every one is computed in software.
        Assert.SkipUnless(IsX64, NeedsX64);
        await AssertSame("DOTNET_EnableAVX2", "0", "vectors of 128 bits, fused multiply-add in software");
    }

    [Fact]
    public async Task No_vectors_at_all_give_the_same_bits()
    {
        Assert.SkipUnless(IsX64, NeedsX64);
        await AssertSame("DOTNET_EnableHWIntrinsic", "0", "vectors of 0 bits, fused multiply-add in software");
    }

    [Theory]
    [InlineData("DOTNET_TieredCompilation", "0")]
    [InlineData("DOTNET_TieredPGO", "0")]
    [InlineData("DOTNET_ReadyToRun", "0")]
    public async Task Every_way_to_compile_gives_the_same_bits(string setting, string value) =>
        await AssertSame(setting, value, here.Machine);

    private async Task AssertSame(string setting, string value, string machine)
    {
        (string actualMachine, string[] digests) = await BitsProgram.Run(setting, value);

        Assert.EndsWith(machine, actualMachine, StringComparison.Ordinal);
        Assert.NotEmpty(digests);
        Assert.Equal(here.Digests, digests);
    }
}

/// <summary>What the program prints with no setting.</summary>
public sealed class BitsHere : IAsyncLifetime
{
    public string Machine { get; private set; } = "";

    public IReadOnlyList<string> Digests { get; private set; } = [];

    public async ValueTask InitializeAsync() => (Machine, Digests) = await BitsProgram.Run("DOTNET_NoSetting", "0");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
