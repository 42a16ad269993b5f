namespace Serving.Batching;

/// <summary>A row that waits for its outputs. Who gets them goes on elsewhere, not on the thread that computes.</summary>
/// <param name="inputs">Its values.</param>
internal sealed class WaitingRow(float[] inputs) : TaskCompletionSource<float[]>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Its values.</summary>
    public float[] Inputs => inputs;
}
