using System.Runtime.Loader;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Properties.Tests.Running;

/// <summary>A project that was compiled in memory and loaded; it is unloaded when it is disposed.</summary>
internal sealed class LoadedProject : IDisposable
{
    private readonly AssemblyLoadContext _context;

    private LoadedProject(AssemblyLoadContext context, IReadOnlyList<Type> networks) => (_context, Networks) = (context, networks);

    /// <summary>The networks; generic ones are closed over <see cref="int"/>.</summary>
    public IReadOnlyList<Type> Networks { get; }

    public static LoadedProject Of(Outcome outcome)
    {
        using var assembly = new MemoryStream(Compile(outcome));
        return Of(assembly);
    }

    /// <summary>The assembly of a project.</summary>
    public static byte[] Compile(Outcome outcome)
    {
        Assert.Null(outcome.Exception);
        using var assembly = new MemoryStream();
        var emitted = outcome.After.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return assembly.ToArray();
    }

    /// <summary>A project that was compiled before.</summary>
    public static LoadedProject Of(Stream assembly)
    {
        var context = new AssemblyLoadContext("networks", isCollectible: true);
        return new LoadedProject(
            context,
            [
                .. context.LoadFromStream(assembly).GetTypes()
                    .Where(type => type.IsDefined(typeof(NetworkAttribute), inherit: false))
                    .Select(type => type.ContainsGenericParameters ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(int))]) : type),
            ]);
    }

    public void Dispose() => _context.Unload();
}
