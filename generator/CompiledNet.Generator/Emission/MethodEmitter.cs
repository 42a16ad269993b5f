namespace CompiledNet.Generator.Emission;

/// <summary>Writes the frame of a kernel method.</summary>
internal static class MethodEmitter
{
    /// <summary>
    /// A method that is compiled at full optimisation on its first call, and whose integer arithmetic is unchecked whatever
    /// the project's setting.
    /// </summary>
    public static void Emit(CodeWriter writer, string comment, string signature, Action body)
    {
        writer.Line();
        foreach (string line in comment.Split('\n'))
            writer.Line($"// {line.TrimEnd('\r')}");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using CodeWriter.Scope method = writer.Block(signature);
        using CodeWriter.Scope arithmetic = writer.Block("unchecked");
        body();
    }
}
