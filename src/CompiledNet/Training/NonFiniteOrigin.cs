namespace CompiledNet;

/// <summary>Where training met NaN or infinity first.</summary>
public enum NonFiniteOrigin
{
    /// <summary>In the inputs: the data need cleaning.</summary>
    Inputs,

    /// <summary>In the targets: the data need cleaning.</summary>
    Targets,

    /// <summary>In the values of a layer during the forward pass.</summary>
    Layer,

    /// <summary>In the loss, though the outputs are finite.</summary>
    Loss,

    /// <summary>In the gradient of a parameter tensor, though the loss is finite.</summary>
    Gradient,

    /// <summary>In a parameter or moment that the optimizer computed from finite gradients.</summary>
    Update,
}
