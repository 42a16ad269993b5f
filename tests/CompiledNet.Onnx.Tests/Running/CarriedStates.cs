namespace CompiledNet.Onnx.Tests.Running;

/// <summary>A model that ONNX Runtime calls again and again: what it gives as its next states is what it takes in the next call, zeros in the first.</summary>
/// <param name="model">The model.</param>
/// <param name="input">The input with the steps.</param>
/// <param name="output">The output with what they give.</param>
/// <param name="states">Each state: the input, the output, and the shape of both.</param>
internal sealed class CarriedStates(OnnxRuntimeModel model, string input, string output, params (string Now, string Next, long[] Shape)[] states)
{
    private readonly float[][] _states = [.. states.Select(state => new float[state.Shape.Aggregate(1L, (product, size) => product * size)])];

    /// <summary>The output of the next call.</summary>
    public float[] Call(float[] steps, params long[] shape)
    {
        float[][] given = model.Run([output, .. states.Select(state => state.Next)], [(input, steps, shape), .. states.Select((state, place) => (state.Now, _states[place], state.Shape))]);
        for (int place = 0; place < _states.Length; place++)
            _states[place] = given[place + 1];
        return given[0];
    }
}
