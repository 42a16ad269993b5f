using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>What sizes a network can have.</summary>
internal static class Sizes
{
    public static bool Check(string what, Written<int> size, int maximum, List<DiagnosticInfo> diagnostics)
    {
        if (size.Value >= 1 && size.Value <= maximum)
            return true;

        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.SizeOutOfRange, size.Location, what, $"{maximum}", $"{size.Value}"));
        return false;
    }
}
