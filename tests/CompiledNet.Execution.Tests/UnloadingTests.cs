using System.Reflection;
using System.Runtime.CompilerServices;
using CompiledNet.Execution.Tests.Unloading;

namespace CompiledNet.Execution.Tests;

/// <summary>Networks in plug-ins that are unloaded after use.</summary>
public sealed class UnloadingTests
{
    private static readonly string Tests = typeof(PlugIn).Assembly.GetName().Name!;
    private static readonly string Library = typeof(Trainer<>).Assembly.GetName().Name!;

    [Fact]
    public async Task A_plug_in_that_shares_the_library_with_its_host_is_unloaded() => await AssertUnloaded(RunPlugIn(Tests));

    [Fact]
    public async Task A_plug_in_that_brings_the_library_along_is_unloaded() => await AssertUnloaded(RunPlugIn(Tests, Library));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunPlugIn(params string[] own)
    {
        var context = new PlugInContext(own);
        Assembly assembly = context.LoadFromAssemblyName(new AssemblyName(Tests));
        Type plugIn = assembly.GetType(typeof(PlugIn).FullName!, throwOnError: true)!;
        Assert.NotEqual(typeof(PlugIn), plugIn);
        var thread = new Thread(plugIn.GetMethod(nameof(PlugIn.Run))!.CreateDelegate<ThreadStart>());
        thread.Start();
        thread.Join();
        context.Unload();
        return new WeakReference(context);
    }

    /// <summary>The runtime unloads a context some time after nothing refers to it any more.</summary>
    private static async Task AssertUnloaded(WeakReference context)
    {
        for (int attempt = 0; attempt < 300 && context.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.False(context.IsAlive, "Something keeps the plug-in loaded.");
    }
}
