using System.Diagnostics;
using System.Globalization;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>
/// A program that times networks of another library: its arguments are what is wanted of it (<c>R2</c>, <c>W=amp.nam</c>), and its lines say
/// <c>network nanoseconds variant</c>, of one row or step. <c>Peers/Native</c> has the sources of two.
/// </summary>
internal static class NativePeer
{
    /// <summary>What it measured of a network: nothing, if it has none of the name.</summary>
    public static (string Variant, double Nanoseconds)[] Measure(string program, string network)
    {
        var start = new ProcessStartInfo(program, [network]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' does not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{program} {network}' ended with {process.ExitCode}.");
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(' ', 3))
                .Where(parts => parts[0] == network.Split('=')[0])
                .Select(parts => (parts[2], double.Parse(parts[1], CultureInfo.InvariantCulture))),
        ];
    }
}
