using CompiledNet;
using CompiledNet.Samples;

namespace CartPole;

/// <summary>The probabilities of a push to the left and to the right, from the state. What it is to learn is no fixed loss, so it has none.</summary>
[Network(CartPoleWorld.StateSize)]
[Dense(32, Activation.Tanh)]
[Dense(2, Activation.Softmax)]
public sealed partial class Policy
{
    /// <summary>The probability of a push to the right, with the cart at rest in the middle of its track.</summary>
    public double ProbabilityOfRight(double angle, double angularSpeed)
    {
        var probabilities = new float[OutputSize];
        Forward([0, 0, (float)angle, (float)angularSpeed], probabilities);
        return probabilities[1];
    }
}
