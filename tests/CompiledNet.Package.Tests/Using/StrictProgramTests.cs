using System.Runtime.InteropServices;
using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

/// <summary>The program computes the same, to the bit, under the JIT, trimmed and compiled ahead of time.</summary>
public class StrictProgramTests(StrictProgram program) : IClassFixture<StrictProgram>
{
    [Fact]
    public async Task It_builds_without_a_warning_and_learns()
    {
        program.Built.SucceededWithoutWarning();
        Assert.EndsWith("ok\n", (await program.Folder.Run("built/Strict")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trimmed_it_says_the_same()
    {
        Outcome published = await Publish("trimmed", "-p:PublishTrimmed=true", "--self-contained");

        published.SucceededWithoutWarning();
        Assert.False(File.Exists(program.Folder.PathOf("trimmed/System.Private.Xml.dll")));
        Assert.Equal((await program.Folder.Run("built/Strict")).Succeeded(), await program.Folder.Run("trimmed/Strict"));
    }

    [Fact]
    public async Task Compiled_ahead_of_time_it_says_the_same()
    {
        Assert.SkipUnless(await NativeLinker.IsThere(), "NativeAOT needs a linker: clang or gcc.");
        Outcome published = await Publish("native", "-p:PublishAot=true");

        published.SucceededWithoutWarning();
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64)
            Assert.Contains("Set IlcInstructionSet to x86-64-v3", published.Output);
        Assert.False(File.Exists(program.Folder.PathOf("native/Strict.dll")));
        Assert.Equal((await program.Folder.Run("built/Strict")).Succeeded(), await program.Folder.Run("native/Strict"));
    }

    private Task<Outcome> Publish(string output, params string[] arguments) => program.Folder.Dotnet(
        ["publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, .. arguments]);
}
