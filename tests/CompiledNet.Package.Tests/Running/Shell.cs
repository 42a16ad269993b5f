using System.Diagnostics;
using System.Text;

namespace CompiledNet.Package.Tests.Running;

/// <summary>Starts programs as a user at a terminal would.</summary>
internal static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    // Servers that outlive the command would keep files of the temporary folder open.
    private static readonly KeyValuePair<string, string>[] Settings =
    [
        new("MSBUILDDISABLENODEREUSE", "1"),
        new("UseSharedCompilation", "false"),
        new("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        new("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        new("DOTNET_CLI_UI_LANGUAGE", "en"),
        new("DOTNET_NOLOGO", "1"),
        new("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
    ];

    public static Task<Outcome> Dotnet(string folder, params string[] arguments) => Run(folder, "dotnet", arguments);

    public static async Task<Outcome> Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // "dotnet test" tells its children which MSBuild it runs on; the user's has to find its own.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in Settings)
            start.Environment[name] = value;

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new Outcome(process.ExitCode, output.ToString());
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Append(line).Append('\n');
    }
}
