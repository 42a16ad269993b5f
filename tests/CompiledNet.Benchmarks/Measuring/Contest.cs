using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>Measures one network against its equals: first they must agree, then they are timed.</summary>
internal static class Contest
{
    public static IEnumerable<Measurement> Measure<TNetwork>(Workload workload)
        where TNetwork : class, ITrainableNetwork<TNetwork> =>
        workload.ForwardRows.Select(rows => Forward<TNetwork>(workload, rows))
            .Concat(workload.StepRows.Select(rows => Step<TNetwork>(workload, rows)));

    private static Measurement Forward<TNetwork>(Workload workload, int rows)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork model = TNetwork.Create(1);
        NetworkDescription description = TNetwork.Description;
        float[] parameters = model.Parameters.ToArray();
        float[] inputs = Samples.Inputs(rows * description.InputSize, 1);
        var outputs = new float[rows * description.OutputSize];
        TensorPrimitivesNetwork? arrays = TensorPrimitivesNetwork.Has(description) ? new(description, parameters) : null;
        var arraysOutputs = new float[outputs.Length];
        using var onnx = new OnnxRuntimeNetwork(description, parameters);
        var onnxOutputs = new float[outputs.Length];
        using OnnxRuntimeNetwork.BoundCall onnxCall = onnx.Bind(inputs, onnxOutputs);

        model.Forward(inputs, outputs);
        onnxCall.Run();
        if (arrays is not null)
        {
            arrays.Forward(inputs, arraysOutputs);
            Agreement.Require(outputs, arraysOutputs, $"{workload.Id}, {rows} rows forward", "TensorPrimitives");
        }

        Agreement.Require(outputs, onnxOutputs, $"{workload.Id}, {rows} rows forward", "ONNX Runtime");

        void Call() => model.Forward(inputs, outputs);
        double[] seconds = arrays is null
            ? Stopclock.Compare(Call, onnxCall.Run)
            : Stopclock.Compare(Call, onnxCall.Run, () => arrays.Forward(inputs, arraysOutputs));
        return new Measurement
        {
            Network = workload.Id,
            Shape = Shape(description),
            Work = Work.Forward,
            Rows = rows,
            Flop = 2.0 * rows * description.MultiplyAdds,
            Seconds = seconds[0],
            OnnxRuntimeSeconds = seconds[1],
            TensorPrimitivesSeconds = arrays is null ? null : seconds[2],
            AllocatedBytes = Allocations.Measure(Call),
        };
    }

    private static Measurement Step<TNetwork>(Workload workload, int rows)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork model = TNetwork.Create(1);
        NetworkDescription description = TNetwork.Description;
        float[] inputs = Samples.Rows(rows, description, 2);
        float[] targets = Samples.OneHot(rows, description.OutputSize);
        TensorPrimitivesNetwork? arrays = TensorPrimitivesNetwork.Has(description) ? new(description, model.Parameters.ToArray()) : null;
        if (arrays is not null)
            RequireSameStep<TNetwork>(workload, inputs, targets);

        var trainer = new Trainer<TNetwork>(model, workload.Optimizer());
        Optimizer optimizer = workload.Optimizer();
        void Call() => trainer.Step(inputs, targets);
        double[] seconds = arrays is null
            ? Stopclock.Compare(Call)
            : Stopclock.Compare(Call, () => arrays.Step(inputs, targets, optimizer));
        return new Measurement
        {
            Network = workload.Id,
            Shape = Shape(description),
            Work = Work.Step,
            Rows = rows,
            // Forward, weight gradients, and input gradients without those of the first layer.
            Flop = 2.0 * rows * (3 * description.MultiplyAdds - OfInputs(description.Layers.First(HasProducts))),
            Seconds = seconds[0],
            TensorPrimitivesSeconds = arrays is null ? null : seconds[1],
            AllocatedBytes = Allocations.Measure(Call),
        };
    }

    /// <summary>One step of ordinary size must lead both to the same parameters.</summary>
    private static void RequireSameStep<TNetwork>(Workload workload, float[] inputs, float[] targets)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork model = TNetwork.Create(1);
        var arrays = new TensorPrimitivesNetwork(TNetwork.Description, model.Parameters.ToArray());
        Optimizer optimizer = workload.Optimizer();
        optimizer.LearningRate = optimizer is Adam ? 1e-3f : 0.1f;
        new Trainer<TNetwork>(model, optimizer).Step(inputs, targets);
        arrays.Step(inputs, targets, optimizer);
        Agreement.Require(model.Parameters.ToArray(), arrays.Parameters, $"{workload.Id}, parameters after a step", "TensorPrimitives");
    }

    private static string Shape(NetworkDescription description) =>
        string.Join('-', description.Layers.Where(HasProducts).Select(layer => layer.OutputSize).Prepend(description.InputSize));

    /// <summary>The multiply-adds of a layer with its inputs: those of recurrent layers with their states have gradients in any case.</summary>
    private static double OfInputs(LayerDescription layer) => layer.Kind is "GRU" or "LSTM"
        ? (double)layer.MultiplyAdds * layer.InputShape[^1] / (layer.InputShape[^1] + layer.OutputShape[^1])
        : layer.MultiplyAdds;

    /// <summary>Whether a layer has a weight for each input and output: norms have one for each channel.</summary>
    private static bool HasProducts(LayerDescription layer) => layer.Tensors.Any(tensor => tensor.Shape.Length > 1);
}
