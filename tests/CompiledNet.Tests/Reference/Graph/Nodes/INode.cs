namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>One operation on a whole batch, and its derivatives, written from the textbook's formulas.</summary>
internal interface INode
{
    /// <summary>The values of each tensor of parameters, in PyTorch's shapes, row-major; weights before biases.</summary>
    IReadOnlyList<double[]> Parameters { get; }

    Tensor Forward(IReadOnlyList<Tensor> inputs);

    /// <summary>The vector–Jacobian product: the derivatives of <c>Σ dy·y</c>.</summary>
    NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy);
}

/// <summary>Derivatives with respect to each input and each tensor of parameters of a node.</summary>
internal sealed record NodeGradients(Tensor[] Inputs, double[][] Parameters);
