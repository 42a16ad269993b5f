using CompiledNet;

namespace Serving.Models;

/// <summary>A compiled network.</summary>
/// <param name="network">The network, which nothing changes any more.</param>
public sealed class CompiledModel<TNetwork>(TNetwork network) : IRowModel
    where TNetwork : class, INetwork<TNetwork>
{
    /// <inheritdoc/>
    public int InputSize => TNetwork.Description.InputSize;

    /// <inheritdoc/>
    public int OutputSize => TNetwork.Description.OutputSize;

    /// <inheritdoc/>
    public void Forward(float[] inputs, float[] outputs, int rows) =>
        network.Forward(inputs.AsSpan(0, rows * InputSize), outputs.AsSpan(0, rows * OutputSize));
}
