using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace Serving.Models;

/// <summary>A model with one input and one output by ONNX Runtime, set up for small models: one thread, and no copies.</summary>
public sealed class OnnxRuntimeModel : IRowModel, IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly long[] _inputAxes, _outputAxes;

    /// <summary>Loads a model.</summary>
    /// <param name="path">The ONNX model.</param>
    public OnnxRuntimeModel(string path)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(path, options);
        _inputAxes = AxesOfARow(_session.InputMetadata[_session.InputNames[0]]);
        _outputAxes = AxesOfARow(_session.OutputMetadata[_session.OutputNames[0]]);
    }

    /// <inheritdoc/>
    public int InputSize => Size(_inputAxes);

    /// <inheritdoc/>
    public int OutputSize => Size(_outputAxes);

    /// <inheritdoc/>
    public void Forward(float[] inputs, float[] outputs, int rows)
    {
        using OrtValue input = Tensor(inputs, rows, _inputAxes), output = Tensor(outputs, rows, _outputAxes);
        _session.Run(_run, _session.InputNames, [input], _session.OutputNames, [output]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    private static OrtValue Tensor(float[] values, int rows, long[] axes) =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values.AsMemory(0, rows * Size(axes)), [rows, .. axes]);

    // The first axis is that of the rows.
    private static long[] AxesOfARow(NodeMetadata tensor) => [.. tensor.Dimensions.Skip(1).Select(size => (long)size)];

    private static int Size(long[] axes) => (int)axes.Aggregate(1L, (size, axis) => size * axis);
}
