using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Threads that nothing stops.</summary>
internal readonly struct FreePoints : IPublicationPoints
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Before(PublicationStep step)
    {
    }
}
