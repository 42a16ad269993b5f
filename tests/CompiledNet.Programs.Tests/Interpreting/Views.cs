using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>The same numbers in the same order.</summary>
internal static class Views
{
    public static T[] Of<T>(View view, Tensor<T> operand, Points points)
    {
        if (operand.Numbers.Length != points.Count(view.Result.Axes))
            throw new InvalidOperationException($"{view.Result.Notation} does not have as many numbers as {view.Operand.Notation}.");
        return operand.Numbers;
    }
}
