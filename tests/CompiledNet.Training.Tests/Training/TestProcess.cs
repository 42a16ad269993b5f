using System.Diagnostics;

namespace CompiledNet.Training.Tests;

/// <summary>An explicit test of this assembly in a process of its own.</summary>
internal static class TestProcess
{
    /// <summary>Starts it. What it prints is not read.</summary>
    /// <param name="tests">The class of the test.</param>
    /// <param name="test">Its name.</param>
    /// <param name="environment">Variables of the environment.</param>
    public static Process Start(Type tests, string test, Dictionary<string, string> environment)
    {
        string program = Path.Join(AppContext.BaseDirectory, tests.Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, ["-method", $"{tests.FullName}.{test}", "-explicit", "only"])
        {
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
