using System.CommandLine;

namespace CompiledNet.Tool.Commands;

/// <summary>The option <c>--map old=new</c>: what tensors of a file from elsewhere are called.</summary>
internal static class TensorMap
{
    public static Option<string[]> CreateOption() => new("--map", "-m")
    {
        Description = "Other names for tensors, or for all whose names begin so: --map 0=dense1 makes 0.weight dense1.weight, --map model= takes the beginning away. The longest that fits counts.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The file with its tensors under the new names.</summary>
    /// <exception cref="ArgumentException">An option is not of the form <c>old=new</c> or fits no tensor, or two tensors would have the same name.</exception>
    public static StoredModel Apply(StoredModel stored, string[] options)
    {
        if (options.Length == 0)
            return stored;
        var names = new ParameterNames();
        foreach (string option in options)
        {
            if (option.Split('=') is not [{ Length: > 0 } old, var given])
                throw new ArgumentException($"'{option}' is not of the form old=new: --map 0=dense1.");
            if (!stored.Tensors.Any(tensor => tensor.Name == old || tensor.Name.StartsWith(old + ".", StringComparison.Ordinal)))
                throw new ArgumentException($"--map {option}: no tensor is called '{old}' or begins with '{old}.'. There are {string.Join(", ", stored.Tensors)}.");
            names[old] = given;
        }

        StoredModel renamed = stored with { Tensors = [.. stored.Tensors.Select(tensor => tensor with { Name = names.Map(tensor.Name) })] };
        return renamed.Tensors.GroupBy(tensor => tensor.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"--map gives the name '{twice.Key}' to {twice.Count()} tensors.")
            : renamed;
    }
}
