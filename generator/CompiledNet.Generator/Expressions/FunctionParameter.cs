namespace CompiledNet.Generator.Expressions;

/// <summary>An argument of an activation or a loss, such as the slope of LeakyReLU.</summary>
/// <param name="Name">The attribute's property.</param>
/// <param name="Default">Its value when nothing is written.</param>
/// <param name="Range">What is allowed, in words.</param>
/// <param name="IsValid">What is allowed.</param>
internal sealed record FunctionParameter(string Name, float Default, string Range, Func<float, bool> IsValid)
{
    /// <summary>One that must be finite and greater than 0.</summary>
    public static FunctionParameter Positive(string name, float @default) =>
        new(name, @default, "finite and greater than 0", value => value > 0f && !float.IsInfinity(value));
}
