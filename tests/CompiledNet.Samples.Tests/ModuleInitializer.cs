using System.Runtime.CompilerServices;

namespace CompiledNet.Samples.Tests;

internal static class ModuleInitializer
{
    [ModuleInitializer]
    public static void Initialize()
    {
        VerifySourceGenerators.Initialize();
        Verifier.UseSourceFileRelativeDirectory("Snapshots");
    }
}
