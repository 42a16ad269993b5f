namespace CompiledNet.Tests.Reference;

/// <summary>The cost of a batch, the mean of the loss, and its derivatives.</summary>
internal static class Cost
{
    public static double Of(ReferenceNetwork network, double[] inputs, double[] targets)
    {
        (int rows, int size, int outputs) = Shape(network, inputs);
        LossSpec loss = network.Architecture.Loss!;
        targets = Losses.Aims(loss, targets, outputs);
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            double[] a = network.Forward(inputs.AsSpan(row * size, size)).A[^1];
            for (int unit = 0; unit < outputs; unit++)
                sum += Losses.Value(loss, a[unit], targets[row * outputs + unit]);
        }

        return sum / Losses.Terms(loss, rows, outputs);
    }

    /// <summary>The derivative of the cost with respect to every parameter, in canonical order.</summary>
    public static double[] Gradients(ReferenceNetwork network, double[] inputs, double[] targets) =>
        Derivatives(network, inputs, targets).Gradients;

    /// <summary>The derivative of the cost with respect to every input.</summary>
    public static double[] InputGradients(ReferenceNetwork network, double[] inputs, double[] targets) =>
        Derivatives(network, inputs, targets).InputGradients;

    /// <summary>The derivative of the cost with respect to the outputs of a row.</summary>
    public static double[] OutputGradients(ReferenceNetwork network, double[] outputs, ReadOnlySpan<double> targets, int rows)
    {
        LossSpec loss = network.Architecture.Loss!;
        double[] aims = Losses.Aims(loss, [.. targets], outputs.Length);
        var gradients = new double[outputs.Length];
        for (int unit = 0; unit < outputs.Length; unit++)
            gradients[unit] = Losses.Derivative(loss, outputs[unit], aims[unit]) / Losses.Terms(loss, rows, outputs.Length);
        return gradients;
    }

    private static (double[] Gradients, double[] InputGradients) Derivatives(ReferenceNetwork network, double[] inputs, double[] targets)
    {
        (int rows, int size, int outputs) = Shape(network, inputs);
        var gradients = new double[network.Architecture.ParameterCount];
        var inputGradients = new double[inputs.Length];
        for (int row = 0; row < rows; row++)
        {
            ForwardRow forward = network.Forward(inputs.AsSpan(row * size, size));
            BackwardRow backward = network.Backward(forward, OutputGradients(network, forward.A[^1], targets.AsSpan(row * outputs, outputs), rows));
            network.AddGradients(forward, backward, gradients);
            backward.DA[0].CopyTo(inputGradients, row * size);
        }

        return (gradients, inputGradients);
    }

    private static (int Rows, int Size, int Outputs) Shape(ReferenceNetwork network, double[] inputs) =>
        (inputs.Length / network.Architecture.Inputs, network.Architecture.Inputs, network.Architecture.Outputs);
}
