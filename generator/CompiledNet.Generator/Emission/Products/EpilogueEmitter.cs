using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Kernels;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes what is done with a sum while it is in a register.</summary>
internal static class EpilogueEmitter
{
    /// <summary>
    /// A statement about what becomes of a sum. What an epilogue needs more than once is declared in front, in a block, since the sums of
    /// a tile follow one another in one method.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="epilogue">What is done; null where the sum is the result.</param>
    /// <param name="sum">The variable of the sum.</param>
    /// <param name="source">The variable of what a derivative is computed from.</param>
    /// <param name="statement">The statement, of the value in C#.</param>
    public static void Write(CodeWriter writer, Epilogue? epilogue, string sum, string? source, Func<string, string> statement)
    {
        if (epilogue is null)
        {
            writer.Line(statement(sum));
            return;
        }

        Expression formula = epilogue.Formula.Replace(part =>
            part == Epilogue.Sum ? new Operand(sum) : source is not null && part == Epilogue.Source ? new Operand(source) : null);
        string[] locals = [.. ExpressionText.Locals(formula)];
        using CodeWriter.Scope? block = locals.Length > 0 ? writer.Block("") : null;
        foreach (string local in locals)
            writer.Line(local);
        writer.Line(statement($"({ExpressionText.Of(formula)})"));
    }

    /// <summary>The same of a sum from which no derivative is computed.</summary>
    public static void Write(CodeWriter writer, Epilogue? epilogue, string sum, Func<string, string> statement) =>
        Write(writer, epilogue, sum, source: null, statement);
}
