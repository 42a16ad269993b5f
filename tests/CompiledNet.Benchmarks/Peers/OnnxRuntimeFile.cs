using Microsoft.ML.OnnxRuntime;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>A model from elsewhere in ONNX Runtime: one thread, every graph optimisation, inputs and the first output bound to arrays that stay.</summary>
internal sealed class OnnxRuntimeFile : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _options = new();
    private readonly List<OrtValue> _values = [];

    /// <param name="path">The model.</param>
    /// <param name="rows">How many rows a call has.</param>
    /// <param name="inputs">The rows of the input that has several axes; others, which hold a number for each row, are given zeros.</param>
    /// <param name="outputs">Where the first output goes.</param>
    public OnnxRuntimeFile(string path, int rows, float[] inputs, float[] outputs)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new InferenceSession(path, options);
        _binding = _session.CreateIoBinding();
        foreach ((string name, NodeMetadata input) in _session.InputMetadata)
            _binding.BindInput(name, input.Dimensions.Length > 1 ? Value(inputs, rows) : Value(new float[rows]));
        _binding.BindOutput(_session.OutputNames[0], Value(outputs, rows));
    }

    public void Run() => _session.RunWithBinding(_options, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        foreach (OrtValue value in _values)
            value.Dispose();
        _options.Dispose();
        _session.Dispose();
    }

    private OrtValue Value(float[] values, int rows) => Kept(OrtValue.CreateTensorValueFromMemory(values, [rows, values.Length / rows]));

    private OrtValue Value(float[] values) => Kept(OrtValue.CreateTensorValueFromMemory(values, [values.Length]));

    private OrtValue Kept(OrtValue value)
    {
        _values.Add(value);
        return value;
    }
}
