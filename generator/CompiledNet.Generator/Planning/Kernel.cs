using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning;

/// <summary>
/// A method of the generated code that computes something of a block of rows. Passes with the same one call it, so kernels compare by
/// value, and no two of one network have one name.
/// </summary>
/// <param name="Name">The method's name.</param>
/// <param name="Layer">The number of the layer to which it belongs; 0 for the loss.</param>
/// <param name="IsNarrow">Whether its rows fill no more than a vector of 128 bits, so that registers of that width compute it everywhere.</param>
internal abstract record Kernel(string Name, int Layer, bool IsNarrow) : IDetailed
{
    public string Notation => Name;

    /// <summary>The floats of memory that it needs beside its arguments.</summary>
    public virtual int ScratchLength => 0;

    /// <summary>The kernels that it calls.</summary>
    public virtual IEnumerable<Kernel> Calls => [];
}

/// <summary>What is done with a sum while it is in a register.</summary>
/// <param name="Formula">The expression, of <see cref="Sum"/> and, in the gradients of inputs, of <see cref="Source"/>.</param>
/// <param name="Result">What it gives, in the usual notation.</param>
/// <param name="Text">The expression in the usual notation.</param>
internal sealed record Epilogue(Expression Formula, string Result, string Text)
{
    /// <summary>The sum.</summary>
    public static readonly Operand Sum = new("sum");

    /// <summary>What a derivative is computed from: a value of the layer before.</summary>
    public static readonly Operand Source = new("source");
}

/// <summary><c>z = W·a + b</c> of many rows.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Source">Where the code comes from.</param>
/// <param name="Operation">The product.</param>
/// <param name="Epilogue">What follows while the sums are in registers.</param>
internal sealed record ForwardKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, int Layer, Epilogue? Epilogue)
    : Kernel($"{Matrix.Name}Forward", Layer, Matrix.HasNarrowResults);

/// <summary>The same of one row, with all that follows up to the next product.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Tiling">The tiles.</param>
/// <param name="Operation">The product.</param>
/// <param name="Epilogue">What follows element by element; null if the whole row is needed for it, or nothing follows.</param>
/// <param name="Rest">What follows where the whole row is needed for it, as for softmax; else null.</param>
/// <param name="KeepsSums">Whether the sums go through memory on some machines.</param>
/// <param name="IsInlined">Whether it becomes a part of its callers.</param>
/// <param name="IsLast">Whether its results are the caller's.</param>
internal sealed record RowKernel(MatrixPlan Matrix, Tiling Tiling, ProductNotation Operation, int Layer, Epilogue? Epilogue, RowwiseKernel? Rest, bool KeepsSums, bool IsInlined, bool IsLast)
    : Kernel($"{Matrix.Name}Row", Layer, Matrix.HasNarrowResults);

/// <summary><c>dW = Σ dz·aᵀ</c> and <c>db = Σ dz</c>.</summary>
internal sealed record WeightGradientsKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, string? Biases, int Layer)
    : Kernel($"{Matrix.Name}WeightGradients", Layer, Matrix.HasNarrowResults);

/// <summary><c>da = Wᵀ·dz</c>, and what follows while it is in registers: <c>g′</c> of the layer before.</summary>
internal sealed record InputGradientsKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, int Layer, Epilogue? Epilogue)
    : Kernel($"{Matrix.Name}InputGradients", Layer, Matrix.HasNarrowInputs)
{
    public override int ScratchLength => Matrix.TransposedLength;
}

/// <summary><c>W ← W − α·dz·aᵀ</c> and <c>b ← b − α·dz</c> of one row.</summary>
internal sealed record DescentKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, string? Biases, int Layer)
    : Kernel($"{Matrix.Name}Descend", Layer, Matrix.HasNarrowResults);

/// <summary>A product and softmax with rows in the lanes of vectors.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Panel">The tiles.</param>
/// <param name="Rest">What follows the product.</param>
/// <param name="Forward">The product of fewer rows than lie side by side.</param>
/// <param name="ForwardRest">What follows it.</param>
/// <param name="Layer">The number of the layer.</param>
internal sealed record RowsInLanesKernel(MatrixPlan Matrix, PanelPlan Panel, RowwiseKernel Rest, ForwardKernel Forward, RowwiseKernel ForwardRest, int Layer)
    : Kernel($"{Matrix.Name}Panels", Layer, IsNarrow: false)
{
    /// <summary>The floats of the transposed inputs.</summary>
    public int InputsLength => Padding.RoundUp(Panel.Rows * Matrix.Inputs, Machine.WidestVector);

    public override int ScratchLength => InputsLength + Panel.Rows * Matrix.PaddedUnits;

    public override IEnumerable<Kernel> Calls => [Forward, ForwardRest, Rest];
}

/// <summary>A product in the usual notation: <c>z[1] = W[1]·x + b[1]</c>.</summary>
internal sealed record ProductNotation(string Result, string Matrix, string Operand, string? Start) : INotation
{
    public string Notation => $"{Result} = {(Start is null ? "" : $"{Start} + ")}Σ {Matrix}·{Operand}";
}
