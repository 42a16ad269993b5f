using System.Diagnostics;

namespace CompiledNet.Benchmarks.Starting;

/// <summary>The project <c>tests/CompiledNet.Startup</c>, published for one way of compiling it to machine code.</summary>
internal sealed class StartupProgram : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly string _executable;

    private StartupProgram(DirectoryInfo folder, string executable)
    {
        _folder = folder;
        _executable = executable;
    }

    /// <param name="native">Whether NativeAOT compiles it, for this very processor; else the JIT does, at run time.</param>
    /// <exception cref="InvalidOperationException">Publishing failed, as NativeAOT does where there is no linker.</exception>
    public static StartupProgram Publish(bool native)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("compilednet-startup-");
        string output = Path.Combine(folder.FullName, "published");
        // Its own folder for intermediate files, so that those of ordinary builds stay as they are.
        string log = Run("dotnet",
        [
            "publish", Path.Combine(RepositoryRoot.Find(), "tests", "CompiledNet.Startup"), "-c", "Release", "--use-current-runtime", "--self-contained", native ? "true" : "false",
            "--artifacts-path", Path.Combine(folder.FullName, "artifacts"), "-o", output, $"-p:NativeStartup={native}",
        ]);
        string executable = Path.Combine(output, OperatingSystem.IsWindows() ? "CompiledNet.Startup.exe" : "CompiledNet.Startup");
        if (File.Exists(executable))
            return new StartupProgram(folder, executable);

        folder.Delete(recursive: true);
        throw new InvalidOperationException(log);
    }

    /// <summary>Starts the program on a network.</summary>
    public Start Start(string network)
    {
        long before = Stopwatch.GetTimestamp();
        return Starting.Start.Parse(before, Run(_executable, [network]));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
