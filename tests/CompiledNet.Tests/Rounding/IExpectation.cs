namespace CompiledNet.Tests.Rounding;

/// <summary>What a network's methods must give for a batch: the values of exact arithmetic with bounds for that of floats.</summary>
internal interface IExpectation
{
    Bounded Outputs(float[] inputs);

    /// <summary>The cost, that of a network in training, and its gradients with respect to the parameters in canonical order.</summary>
    (Bounded Cost, Bounded Gradients) Backward(float[] inputs, float[] targets);

    /// <summary>The gradients with respect to parameters and inputs, of a loss whose derivatives with respect to the outputs are given.</summary>
    (Bounded Gradients, Bounded InputGradients) BackwardFrom(float[] inputs, float[] outputGradients);
}
