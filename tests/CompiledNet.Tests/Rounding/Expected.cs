using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Rounding;

/// <summary>What a network's methods must give for a batch: the values of exact arithmetic with bounds for that of floats.</summary>
internal static class Expected
{
    public static Bounded Outputs(ReferenceNetwork network, float[] inputs)
    {
        int outputs = network.Architecture.Outputs;
        int rows = inputs.Length / network.Architecture.Inputs;
        var result = new Bounded(new double[rows * outputs], new double[rows * outputs]);
        for (int row = 0; row < rows; row++)
        {
            ForwardRow forward = network.Forward(Row(inputs, row, network.Architecture.Inputs));
            forward.A[^1].CopyTo(result.Values, row * outputs);
            ForwardError.Of(network, forward).A[^1].CopyTo(result.Errors, row * outputs);
        }

        return result;
    }

    /// <summary>The cost and its gradients with respect to the parameters in canonical order.</summary>
    public static (Bounded Cost, Bounded Gradients) Backward(ReferenceNetwork network, float[] inputs, float[] targets)
    {
        LossSpec loss = network.Architecture.Loss!;
        int outputs = network.Architecture.Outputs;
        int rows = inputs.Length / network.Architecture.Inputs;
        int terms = Losses.Terms(loss, rows, outputs);
        Bounded gradients = Zeros(network.Architecture.ParameterCount);
        double sum = 0;
        double sumError = 0;
        for (int row = 0; row < rows; row++)
        {
            ForwardRow forward = network.Forward(Row(inputs, row, network.Architecture.Inputs));
            ForwardRow errors = ForwardError.Of(network, forward);
            double[] y = Row(targets, row, outputs);
            double[] aims = Losses.Aims(loss, y, outputs);
            for (int unit = 0; unit < outputs; unit++)
                sum += Losses.Value(loss, forward.A[^1][unit], aims[unit]);
            sumError += LossError.OfValue(loss, forward.Z[^1], forward.A[^1], errors, aims);

            BackwardRow backward = network.Backward(forward, Cost.OutputGradients(network, forward.A[^1], y, rows));
            network.AddGradients(forward, backward, gradients.Values);
            BackwardRow backwardErrors = BackwardError.Of(
                network, forward, errors, backward,
                LossError.OfDerivatives(loss, forward.Z[^1], forward.A[^1], errors, aims, terms), LossError.StartsFromPreActivations(loss));
            BackwardError.AddGradients(network, forward, errors, backward, backwardErrors, rows, gradients.Errors);
        }

        double cost = sum / terms;
        return (new Bounded([cost], [sumError / terms + FloatRounding.Sum(0) * Math.Abs(cost)]), gradients);
    }

    /// <summary>The gradients with respect to parameters and inputs, of a loss whose derivatives with respect to the outputs are given.</summary>
    public static (Bounded Gradients, Bounded InputGradients) BackwardFrom(ReferenceNetwork network, float[] inputs, float[] outputGradients)
    {
        int size = network.Architecture.Inputs;
        int rows = inputs.Length / size;
        Bounded gradients = Zeros(network.Architecture.ParameterCount);
        Bounded inputGradients = Zeros(inputs.Length);
        for (int row = 0; row < rows; row++)
        {
            ForwardRow forward = network.Forward(Row(inputs, row, size));
            ForwardRow errors = ForwardError.Of(network, forward);
            double[] da = Row(outputGradients, row, network.Architecture.Outputs);
            BackwardRow backward = network.Backward(forward, da);
            BackwardRow backwardErrors = BackwardError.Of(network, forward, errors, backward, new double[da.Length], lastIsPreActivation: false);
            network.AddGradients(forward, backward, gradients.Values);
            BackwardError.AddGradients(network, forward, errors, backward, backwardErrors, rows, gradients.Errors);
            backward.DA[0].CopyTo(inputGradients.Values, row * size);
            backwardErrors.DA[0].CopyTo(inputGradients.Errors, row * size);
        }

        return (gradients, inputGradients);
    }

    private static double[] Row(float[] values, int row, int size)
    {
        var result = new double[size];
        for (int i = 0; i < size; i++)
            result[i] = values[row * size + i];
        return result;
    }

    private static Bounded Zeros(int length) => new(new double[length], new double[length]);
}
