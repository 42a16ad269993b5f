namespace CompiledNet.Tool;

/// <summary>What commands write to.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">Errors and notes.</param>
/// <param name="Progress">What takes long.</param>
internal sealed record Surroundings(TextWriter Output, TextWriter Error, Progress Progress);
