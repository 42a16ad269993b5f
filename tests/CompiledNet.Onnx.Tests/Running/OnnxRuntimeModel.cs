using Microsoft.ML.OnnxRuntime;

namespace CompiledNet.Onnx.Tests.Running;

/// <summary>Runs a model by ONNX Runtime.</summary>
internal sealed class OnnxRuntimeModel : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxRuntimeModel(byte[] model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(model, options);
    }

    /// <summary>The names of the inputs and outputs.</summary>
    public (IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs) Names => (_session.InputNames, _session.OutputNames);

    /// <summary>The sizes of an input, with −1 for those that the model leaves open.</summary>
    public int[] InputShape(string name) => _session.InputMetadata[name].Dimensions;

    /// <summary>The sizes of an output, with −1 for those that the model leaves open.</summary>
    public int[] OutputShape(string name) => _session.OutputMetadata[name].Dimensions;

    /// <summary>The values of an output for the inputs.</summary>
    public float[] Run(string output, params (string Name, float[] Values, long[] Shape)[] inputs) => Run([output], inputs)[0];

    /// <summary>The values of outputs for the inputs.</summary>
    public float[][] Run(string[] outputs, params (string Name, float[] Values, long[] Shape)[] inputs)
    {
        using var run = new RunOptions();
        OrtValue[] values = [.. inputs.Select(input => OrtValue.CreateTensorValueFromMemory(input.Values, input.Shape))];
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> results = _session.Run(run, [.. inputs.Select(input => input.Name)], values, outputs);
            return [.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())];
        }
        finally
        {
            foreach (OrtValue value in values)
                value.Dispose();
        }
    }

    /// <summary>The values of the only output for those of the only input.</summary>
    public float[] Run(float[] values, long[] shape, bool isIndex)
    {
        using var run = new RunOptions();
        using OrtValue input = isIndex
            ? OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(values, value => (long)value), shape)
            : OrtValue.CreateTensorValueFromMemory(values, shape);
        using IDisposableReadOnlyCollection<OrtValue> results = _session.Run(run, [_session.InputNames[0]], [input], [_session.OutputNames[0]]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose() => _session.Dispose();
}
