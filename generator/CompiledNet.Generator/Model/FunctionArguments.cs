using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Model;

/// <summary>Checks the arguments that some functions take and others do not.</summary>
internal static class FunctionArguments
{
    /// <summary>The value of a function's parameter: what is written, else its default; 0 of a function without one.</summary>
    /// <param name="parameter">The function's parameter.</param>
    /// <param name="written">What is written, for this function or for another.</param>
    /// <param name="function">The function as users spell it.</param>
    /// <param name="owners">The functions that take an argument of that name.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static float Value(
        FunctionParameter? parameter, EquatableArray<FunctionArgument> written, string function, Func<string, string> owners, List<DiagnosticInfo> diagnostics)
    {
        float value = parameter?.Default ?? 0f;
        foreach (FunctionArgument argument in written)
        {
            if (parameter is null || parameter.Name != argument.Name)
                diagnostics.Add(WithoutEffect(argument.Location, argument.Name, function, owners(argument.Name)));
            else if (!parameter.IsValid(argument.Value))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, argument.Location, argument.Name, parameter.Range, Literal.Number(argument.Value)));
            else
                value = argument.Value;
        }

        return value;
    }

    public static DiagnosticInfo WithoutEffect(LocationInfo location, string argument, string function, string owners) =>
        DiagnosticInfo.Create(NetworkDiagnostics.ArgumentWithoutEffect, location, argument, function, owners);
}
