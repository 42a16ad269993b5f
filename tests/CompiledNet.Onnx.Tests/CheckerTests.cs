using System.Diagnostics;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

/// <summary>ONNX's own checker, of Debian's package python3-onnx; skipped where it is not installed.</summary>
public sealed class CheckerTests(TestNetworks networks)
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public void The_checker_of_ONNX_accepts_every_exported_network()
    {
        Assert.SkipUnless(File.Exists(Python) && Run("import onnx", []).Code == 0, "Debian's package python3-onnx is not installed.");
        string folder = Directory.CreateTempSubdirectory("compilednet-checker").FullName;
        try
        {
            int count = 0;
            foreach (OnnxNetwork network in networks.All)
                OnnxExport.Write(Path.Combine(folder, $"{++count}.onnx"), network.Description, network.Tensors);
            (int code, string output) = Run(
                """
                import glob, onnx, sys
                files = glob.glob(sys.argv[1] + "/*.onnx")
                for file in files:
                    onnx.checker.check_model(onnx.load(file), full_check=True)
                print(len(files))
                """,
                [folder]);
            Assert.True(code == 0, output);
            Assert.Equal($"{count}", output.Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Code, string Output) Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(Python, ["-c", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : error.GetAwaiter().GetResult());
    }
}
