namespace CompiledNet.Reference;

/// <summary>
/// Double precision. Functions with kinks keep the piece that they have at the network's own parameters, so that along
/// every parameter the loss is smooth and has there the slope of the true loss.
/// </summary>
internal sealed class DoubleArithmetic : IArithmetic
{
    public static DoubleArithmetic Instance { get; } = new();

    public double Round(double value, double error, int place) => value;

    public double Choosing(double argument, double center) => center;
}
