using System.Diagnostics;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Cases;

/// <summary>The methods of a network with cross-entropy that take rows.</summary>
public enum Method
{
    Forward,
    ComputeLoss,
    ComputeLossOfLabels,
    Backward,
    BackwardOfLabels,
    BackwardFrom,
}

/// <summary>Calls a method with some arguments wrong, and watches everything that it could write to.</summary>
internal sealed class CallOnDigitClassifier
{
    private const float Mark = 123.25f;

    private readonly ParameterBuffer<DigitClassifier> _ownGradients = new();
    private readonly float[] _parameters;
    private float[] _outputs = [];

    public CallOnDigitClassifier()
    {
        _ownGradients.AsSpan().Fill(Mark);
        _parameters = Network.Parameters.AsSpan().ToArray();
        Gradients = _ownGradients;
    }

    public DigitClassifier Network { get; } = new(seed: 3);

    public ParameterBuffer<DigitClassifier>? Gradients { get; set; }

    public float[] InputGradients { get; set; } = [];

    /// <summary>The argument that must have as many rows as the inputs.</summary>
    public static string SecondArgument(Method method) => method switch
    {
        Method.Forward => "outputs",
        Method.ComputeLoss or Method.Backward => "targets",
        Method.ComputeLossOfLabels or Method.BackwardOfLabels => "labels",
        Method.BackwardFrom => "outputGradients",
        _ => throw new UnreachableException(),
    };

    /// <summary>Calls with a second argument that fits the inputs.</summary>
    public void Run(Method method, float[] inputs)
    {
        int rows = inputs.Length / DigitClassifier.InputSize;
        Run(method, inputs, SecondArgument(method) == "labels" ? rows : rows * DigitClassifier.OutputSize);
    }

    /// <summary>Calls with a second argument of that length.</summary>
    public void Run(Method method, float[] inputs, int second)
    {
        switch (method)
        {
            case Method.Forward:
                _outputs = [.. Enumerable.Repeat(Mark, second)];
                Network.Forward(inputs, _outputs);
                break;
            case Method.ComputeLoss:
                Network.ComputeLoss(inputs, new float[second]);
                break;
            case Method.Backward:
                Network.Backward(inputs, new float[second], Gradients!);
                break;
            case Method.BackwardFrom:
                InputGradients.AsSpan().Fill(Mark);
                Network.BackwardFrom(inputs, new float[second], Gradients!, InputGradients);
                break;
            default:
                Run(method, inputs, new int[second]);
                break;
        }
    }

    public void Run(Method method, float[] inputs, int[] labels)
    {
        if (method == Method.ComputeLossOfLabels)
            Network.ComputeLoss(inputs, labels);
        else
            Network.Backward(inputs, labels, Gradients!);
    }

    public TException AssertRefused<TException>(Action call)
        where TException : Exception
    {
        TException exception = Assert.Throws<TException>(call);
        FloatBits.AssertSame(_parameters, Network.Parameters.AsSpan(), "parameters");
        AssertUntouched(_ownGradients.AsSpan());
        AssertUntouched(_outputs);
        AssertUntouched(InputGradients);
        return exception;
    }

    private static void AssertUntouched(ReadOnlySpan<float> values) => Assert.False(values.ContainsAnyExcept(Mark), "Something was written.");
}
