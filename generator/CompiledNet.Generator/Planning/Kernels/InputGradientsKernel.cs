using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary><c>da = Wᵀ·dz</c>, and what follows while it is in registers: <c>g′</c> of the layer before.</summary>
internal sealed record InputGradientsKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, int Layer, Epilogue? Epilogue)
    : Kernel($"{Matrix.Name}InputGradients", Layer, Matrix.InputLanes)
{
    public override Kernel Essence => this with { Operation = ProductNotation.None, Epilogue = Epilogue?.Essence };

    public override int ScratchLength => Matrix.TransposedLength;
}
