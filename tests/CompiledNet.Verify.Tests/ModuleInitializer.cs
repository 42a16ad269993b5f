using System.Runtime.CompilerServices;
using VerifyTests;
using VerifyXunit;

namespace CompiledNet.Snapshots.Tests;

internal static class ModuleInitializer
{
    [ModuleInitializer]
    public static void Initialize()
    {
        VerifySourceGenerators.Initialize();
        Verifier.UseSourceFileRelativeDirectory("Snapshots");
    }
}
