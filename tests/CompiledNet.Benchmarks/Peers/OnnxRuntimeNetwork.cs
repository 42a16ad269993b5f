using CompiledNet.Benchmarks.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>
/// The same network in ONNX Runtime, as fast as its C# interface can be called: one thread, every graph optimisation,
/// inputs and outputs bound beforehand to arrays that stay.
/// </summary>
internal sealed class OnnxRuntimeNetwork : IDisposable
{
    private readonly OnnxModel _model;
    private readonly InferenceSession _session;

    public OnnxRuntimeNetwork(NetworkDescription description, ReadOnlySpan<float> parameters)
    {
        _model = OnnxExport.Export(description, parameters);
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        _session = new InferenceSession(_model.ToBytes(), options);
    }

    /// <summary>A call that takes whole rows from one array and leaves the outputs in the other.</summary>
    public BoundCall Bind(float[] inputs, float[] outputs) => new(_session, _model, inputs, outputs);

    public void Dispose() => _session.Dispose();

    public sealed class BoundCall : IDisposable
    {
        private readonly InferenceSession _session;
        private readonly OrtValue _input;
        private readonly OrtValue _output;
        private readonly OrtIoBinding _binding;
        private readonly RunOptions _options = new();

        internal BoundCall(InferenceSession session, OnnxModel model, float[] inputs, float[] outputs)
        {
            int rows = inputs.Length / model.Input.Shape.Aggregate(1, (size, axis) => size * axis);
            _session = session;
            _input = OrtValue.CreateTensorValueFromMemory(inputs, model.Input.ShapeOf(rows));
            _output = OrtValue.CreateTensorValueFromMemory(outputs, model.Output.ShapeOf(rows));
            _binding = session.CreateIoBinding();
            _binding.BindInput(model.Input.Name, _input);
            _binding.BindOutput(model.Output.Name, _output);
        }

        public void Run() => _session.RunWithBinding(_options, _binding);

        public void Dispose()
        {
            _binding.Dispose();
            _options.Dispose();
            _input.Dispose();
            _output.Dispose();
        }
    }
}
