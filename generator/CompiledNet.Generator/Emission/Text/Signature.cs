namespace CompiledNet.Generator.Emission.Text;

/// <summary>The name and parameters of a kernel method that returns nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters as they are declared: <c>ref float x</c>.</param>
internal sealed record Signature(string Name, params string[] Parameters)
{
    /// <summary>The declaration, of the method itself or of a variant with a longer name.</summary>
    public string Declaration(string suffix = "") => $"public static void {Name}{suffix}({string.Join(", ", Parameters)})";

    /// <summary>A call that hands the parameters on.</summary>
    public string Call(string suffix) => $"{Name}{suffix}({string.Join(", ", Parameters.Select(Argument))});";

    private static string Argument(string parameter)
    {
        string name = parameter.Substring(parameter.LastIndexOf(' ') + 1);
        return parameter.StartsWith("ref ", StringComparison.Ordinal) ? $"ref {name}" : name;
    }
}
