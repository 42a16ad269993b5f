using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>What is done with a sum while it is in a register.</summary>
/// <param name="Formula">The expression, of <see cref="Sum"/> and, in the gradients of inputs and where layers are joined, of <see cref="Source"/>.</param>
/// <param name="Result">What it gives, in the usual notation.</param>
/// <param name="Text">The expression in the usual notation.</param>
internal sealed record Epilogue(Expression Formula, string Result, string Text)
{
    /// <summary>It without what is for readers alone.</summary>
    public Epilogue Essence => this with { Result = "", Text = "" };

    /// <summary>The sum.</summary>
    public static readonly Operand Sum = new("sum");

    /// <summary>What a derivative is computed from, a value of the layer before; or what a sum is joined with.</summary>
    public static readonly Operand Source = new("source");
}
