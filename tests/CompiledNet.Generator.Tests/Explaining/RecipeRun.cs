using System.Diagnostics;
using System.Text;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace CompiledNet.Generator.Tests.Explaining;

/// <summary>Compiles a program with what the generator writes for it, and runs it in a process and a folder of its own.</summary>
internal static class RecipeRun
{
    /// <summary>What the SDK puts above every file while <c>ImplicitUsings</c> is on.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string Runtime = """
        {
          "runtimeOptions": {
            "tfm": "net10.0",
            "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
            "configProperties": { "System.Globalization.Invariant": true }
          }
        }
        """;

    /// <summary>Whatever the program writes to its standard output.</summary>
    public static Task<string> Output(params string[] sources) => Output(sources, []);

    /// <summary>The same of a program that references companions of the library, which stand beside the tests with all that they need.</summary>
    public static async Task<string> Output(string[] sources, string[] companions)
    {
        var project = new Project([.. sources, ImplicitUsings])
        {
            Libraries = [.. companions.Select(name => Path.Combine(AppContext.BaseDirectory, $"{name}.dll"))],
            Optimization = OptimizationLevel.Release,
            Output = OutputKind.ConsoleApplication,
        };
        Outcome outcome = project.Generate().CompilesCleanly(sources.Sum(source => source.Split("\n[Network(").Length - 1));
        string folder = Directory.CreateTempSubdirectory("CompiledNet.Recipe.").FullName;
        try
        {
            string program = Path.Combine(folder, "Recipe.dll");
            EmitResult emitted = outcome.After.Emit(program, cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(emitted.Success);
            File.Copy(typeof(NetworkAttribute).Assembly.Location, Path.Combine(folder, "CompiledNet.dll"));
            if (companions.Length > 0)
                CopyAll(folder);
            File.WriteAllText(Path.Combine(folder, "Recipe.runtimeconfig.json"), Runtime);
            return await Run(program, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every library beside the tests, those of SkiaSharp too: the program has no list of what it needs.</summary>
    private static void CopyAll(string folder)
    {
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".so" or ".dylib"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }

    private static async Task<string> Run(string program, string folder)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await errors);
        Assert.Equal(0, process.ExitCode);
        return (await output).ReplaceLineEndings("\n");
    }
}
