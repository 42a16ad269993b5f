using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Rounding;

/// <summary>Of dense layers one after the other, with bounds that were worked out layer by layer.</summary>
internal sealed class DenseExpectation(ReferenceNetwork reference) : IExpectation
{
    public Bounded Outputs(float[] inputs) => Expected.Outputs(reference, inputs);

    public (Bounded Cost, Bounded Gradients) Backward(float[] inputs, float[] targets) => Expected.Backward(reference, inputs, targets);

    public (Bounded Gradients, Bounded InputGradients) BackwardFrom(float[] inputs, float[] outputGradients) =>
        Expected.BackwardFrom(reference, inputs, outputGradients);
}
