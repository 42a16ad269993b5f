namespace CompiledNet;

/// <summary>What <see cref="LbfgsTraining.FitLbfgs"/> came to.</summary>
/// <param name="Loss">The cost of all rows, with the parameters that the network has now.</param>
/// <param name="Iterations">The iterations made.</param>
/// <param name="Evaluations">The passes over all rows.</param>
/// <param name="IsConverged">Whether it ended by a tolerance, or because float has no lower cost in this direction; not by the number of iterations.</param>
public sealed record LbfgsResult(float Loss, int Iterations, int Evaluations, bool IsConverged);
