namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>A schedule in which the code fails. Its message tells the steps.</summary>
public sealed class ExplorationFailedException(string message, Exception failure) : Exception(message, failure);
