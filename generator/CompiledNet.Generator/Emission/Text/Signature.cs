using CompiledNet.Generator.Planning.Passes;

namespace CompiledNet.Generator.Emission.Text;

/// <summary>The name and parameters of a kernel method that returns nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters as they are declared: <c>ref float x</c>.</param>
internal sealed record Signature(string Name, params string[] Parameters)
{
    /// <summary>The declaration, of the method itself or of a variant with a longer name.</summary>
    public string Declaration(string suffix = "") => $"public static void {Name}{suffix}({string.Join(", ", Parameters)})";

    /// <summary>A call that hands the parameters on.</summary>
    public string Call(string suffix) => Call(suffix, _ => null);

    /// <summary>The same with other arguments for some parameters.</summary>
    /// <param name="argument">The argument for the parameter of a name; null where the parameter is handed on.</param>
    public string Call(string suffix, Func<string, string?> argument) =>
        $"{Name}{suffix}({string.Join(", ", Parameters.Select(parameter => argument(NameOf(parameter)) ?? Argument(parameter)))});";

    private static string NameOf(string parameter) => parameter.Substring(parameter.LastIndexOf(' ') + 1);

    private static string Argument(string parameter)
    {
        string name = NameOf(parameter);
        return parameter.StartsWith("ref ", StringComparison.Ordinal) ? $"ref {name}" : name;
    }
}
