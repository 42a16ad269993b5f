using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CompiledNet.Tests.Cases;

/// <summary>The program CompiledNet.Bits, which is built into this project's folder, as a process of its own.</summary>
internal static class BitsProgram
{
    /// <summary>Runs it with a setting of the runtime.</summary>
    /// <returns>The line about the machine, and the digests.</returns>
    public static async Task<(string Machine, string[] Digests)> Run(string setting, string value)
    {
        // The runtime lies in shared/Microsoft.NETCore.App/<version> of the folder that holds its host.
        string host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "CompiledNet.Bits.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[setting] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string[] lines = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return (lines[0], lines[1..]);
    }
}
