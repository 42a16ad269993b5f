using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>The numbers of a value, the last axis running fastest.</summary>
/// <param name="Axes">Its axes.</param>
/// <param name="Numbers">A number for each step along them.</param>
internal sealed record Tensor<T>(IReadOnlyList<Axis> Axes, T[] Numbers);
