using System.Runtime.InteropServices;

namespace CompiledNet.Bits.Tests;

/// <summary>The program as it is built for this machine.</summary>
internal static class BitsProgram
{
    // The runtime lies in shared/Microsoft.NETCore.App/<version> of the folder that holds its host.
    public static string DotNet { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>Runs it with settings of the runtime.</summary>
    /// <param name="subjects">What to compute; everything if there are none.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<BitsOutput> Run(IEnumerable<string> subjects, params IEnumerable<(string Name, string? Value)> settings)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "CompiledNet.Bits.dll");
        return BitsOutput.Parse(await Command.Run(DotNet, [program, .. subjects], settings));
    }
}
