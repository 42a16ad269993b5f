using System.Reflection;
using System.Runtime.Loader;

namespace CompiledNet.Execution.Tests.Unloading;

/// <summary>A context that can be unloaded, as hosts make one for each plug-in.</summary>
/// <param name="own">The assemblies that the plug-in brings along; it shares all others with its host.</param>
internal sealed class PlugInContext(params string[] own) : AssemblyLoadContext("plug-in", isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName) => own.Contains(assemblyName.Name)
        ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
        : null;
}
