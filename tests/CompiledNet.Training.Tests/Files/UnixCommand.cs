using System.Diagnostics;

namespace CompiledNet.Training.Tests;

/// <summary>Makes what .NET cannot: devices, pipes, mounts.</summary>
internal static class UnixCommand
{
    /// <summary>Runs a program, and skips the test where it is missing or refuses.</summary>
    public static void RunOrSkip(string program, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices, pipes and owners are looked at on Linux alone.");
        string? failure;
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            failure = process.ExitCode == 0 ? null : error;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            failure = exception.Message;
        }

        Assert.SkipWhen(failure is not null, $"'{program} {string.Join(' ', arguments)}' cannot be run here: {failure}");
    }

    /// <summary>What a program prints.</summary>
    public static string Output(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }
}
