using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The programs of a network, one for each thing that is asked of it.</summary>
/// <param name="Parameters">The trained tensors, in canonical order.</param>
/// <param name="Statistics">What is kept with them but not trained, in the order of the layers.</param>
/// <param name="Inference">The outputs.</param>
/// <param name="Loss">The sum of the loss; null without one, like the other programs that start from it.</param>
/// <param name="Evaluation">The sum of the loss, and the gradients of the parameters, of the network that inference computes.</param>
/// <param name="Training">The same of the network in training, and what becomes of statistics.</param>
/// <param name="BackwardFrom">The gradients of the parameters and of the inputs, from those of the outputs.</param>
/// <param name="Descent">The sum of the loss, and what a step of gradient descent makes of the parameters.</param>
internal sealed record NetworkPrograms(
    EquatableArray<Value> Parameters,
    EquatableArray<Value> Statistics,
    Program Inference,
    Program? Loss,
    Program? Evaluation,
    Program? Training,
    Program BackwardFrom,
    Program? Descent)
{
    /// <summary>All of them.</summary>
    public IEnumerable<Program> All => new[] { Inference, Loss, Evaluation, Training, BackwardFrom, Descent }.OfType<Program>();
}
