using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace CompiledNet.Generator.Tests.Running;

/// <summary>Compiles a user's project in memory with what the generator writes, loads it, and runs its <c>Program.Run()</c>.</summary>
internal static class Program
{
    public static object? ResultOf(params string[] sources)
    {
        Outcome outcome = new Project(sources) { Optimization = OptimizationLevel.Release }.Generate();
        Assert.Null(outcome.Exception);
        Assert.Empty(outcome.Reports);
        Assert.Empty(outcome.Problems);
        using var assembly = new MemoryStream();
        EmitResult emitted = outcome.After.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        assembly.Position = 0;

        var context = new AssemblyLoadContext("user's program", isCollectible: true);
        try
        {
            Func<object?> run = context.LoadFromStream(assembly).GetType("Program", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<object?>>();
            return run();
        }
        finally
        {
            context.Unload();
        }
    }
}
