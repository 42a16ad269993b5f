namespace CompiledNet.Generator.Emission.Text;

/// <summary>Writes the frame of a kernel method.</summary>
internal static class MethodEmitter
{
    /// <summary>
    /// A method that is compiled at full optimisation on its first call, by itself, so that it has the JIT's whole budget of
    /// inlining for the operations on registers; its integer arithmetic is unchecked whatever the project's setting.
    /// </summary>
    public static void Emit(CodeWriter writer, string comment, string signature, Action body) =>
        Emit(writer, comment, "MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining", signature, body);

    /// <summary>The same for a small method that becomes a part of its callers.</summary>
    public static void EmitInlined(CodeWriter writer, string comment, string signature, Action body) =>
        Emit(writer, comment, "MethodImplOptions.AggressiveInlining", signature, body);

    private static void Emit(CodeWriter writer, string comment, string option, string signature, Action body)
    {
        writer.Line();
        foreach (string line in comment.Split('\n'))
            writer.Line($"// {line.TrimEnd('\r')}");
        writer.Line($"[MethodImpl({option})]");
        using CodeWriter.Scope method = writer.Block(signature);
        using CodeWriter.Scope arithmetic = writer.Block("unchecked");
        body();
    }
}
