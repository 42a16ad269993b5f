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
    public static Task<BitsOutput> Run(IEnumerable<string> subjects, params IEnumerable<(string Name, string? Value)> settings) =>
        Run("CompiledNet.Bits", subjects, settings);

    /// <summary>The same with the kernels that Debug builds take.</summary>
    public static Task<BitsOutput> RunPrecompiled(params IEnumerable<(string Name, string? Value)> settings) =>
        Run("CompiledNet.Bits.Precompiled", [], settings);

    private static async Task<BitsOutput> Run(string name, IEnumerable<string> subjects, IEnumerable<(string Name, string? Value)> settings)
    {
        string program = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        return BitsOutput.Parse(await Command.Run(DotNet, [program, .. subjects], settings));
    }
}
