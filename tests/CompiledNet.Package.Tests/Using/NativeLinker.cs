using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

/// <summary>The system's linker, which NativeAOT calls and .NET does not bring along.</summary>
internal static class NativeLinker
{
    public static async Task<bool> IsThere() =>
        OperatingSystem.IsWindows() || await Runs("clang") || await Runs("gcc");

    private static async Task<bool> Runs(string linker)
    {
        try
        {
            return (await Shell.Run(Repository.Root, linker, "--version")).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
