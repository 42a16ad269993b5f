using Xunit;
using Xunit.v3;

namespace CompiledNet.Snapshots.Testing;

/// <summary>The test that asks for a verification.</summary>
/// <param name="ClassName">With the containing class and a dot in front where nested.</param>
/// <param name="MethodName">Without parameters.</param>
/// <param name="ParameterNames">Of the method.</param>
/// <param name="Arguments">Of this case of a theory; there may be fewer than parameters.</param>
internal sealed record RunningTest(
    string ClassName,
    string MethodName,
    IReadOnlyList<string> ParameterNames,
    IReadOnlyList<object?> Arguments)
{
    /// <summary>How the names of this test's snapshots start: <c>Class.Method_n=3</c>.</summary>
    public string Prefix =>
        $"{ClassName}.{MethodName}" + string.Concat(ParameterNames.Zip(Arguments, (name, value) => $"_{name}={ArgumentText.Of(value)}"));

    /// <summary>Asks xunit.</summary>
    /// <param name="arguments">What <c>UseParameters</c> was given, null for the arguments that xunit knows.</param>
    /// <exception cref="InvalidOperationException">No test runs, or it has fewer parameters than values were given.</exception>
    public static RunningTest Current(object?[]? arguments)
    {
        if (TestContext.Current is not { TestMethod: IXunitTestMethod test } context)
            throw new InvalidOperationException("A verification needs a running xunit test.");

        string[] names = [.. test.Method.GetParameters().Select(parameter => parameter.Name!)];
        arguments ??= context.Test is IXunitTest { TestMethodArguments: var known } && known.Length == names.Length ? known : [];
        if (names.Length > 0 && arguments.Length > names.Length)
            throw new InvalidOperationException($"UseParameters was given {arguments.Length} values, {test.Method.Name} has {names.Length} parameters.");

        var type = test.Method.ReflectedType!;
        return new RunningTest(
            type.DeclaringType is { } container ? $"{container.Name}.{type.Name}" : type.Name,
            test.Method.Name,
            names,
            arguments);
    }
}
