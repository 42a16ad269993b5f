using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// What the generator knows of an activation <c>a = g(z)</c>: its mathematics for the comments, and the C# that
/// computes it. Each is one file, found through <see cref="ActivationCatalog"/>.
/// </summary>
internal abstract class ActivationFunction
{
    /// <summary>The name of the function, the same as that of its file.</summary>
    public abstract string Name { get; }

    /// <summary>The constant of the runtime library's enum <c>Activation</c> that declares it.</summary>
    public virtual string Constant => Name;

    /// <summary>The function in the usual notation, of <c>z</c>.</summary>
    public abstract string Formula(float parameter);

    /// <summary>What the function does, of the pre-activations of a layer.</summary>
    public abstract string Explanation(int layer, float parameter);

    /// <summary>What becomes of the derivatives with respect to the outputs of a layer.</summary>
    public abstract string GradientExplanation(int layer, float parameter);

    /// <summary>The operations that compute <c>a</c> from <c>z</c>.</summary>
    public abstract Value Lower(ProgramBuilder to, Value z, float parameter);

    /// <summary>The initializer for weights that feed this activation.</summary>
    public virtual string Initializer => "GlorotUniform";

    /// <summary>The attribute argument that this activation takes, if any.</summary>
    public virtual ActivationParameter? Parameter => null;

    /// <summary>
    /// About how many operations on registers a vector of it takes: what the JIT has to inline where it becomes a part of a
    /// larger method.
    /// </summary>
    public virtual int Operations => 20;
}

/// <summary>An argument such as the slope of LeakyReLU.</summary>
/// <param name="Name">The attribute's property.</param>
/// <param name="Default">Its value when nothing is written.</param>
/// <param name="Range">What is allowed, in words.</param>
/// <param name="IsValid">What is allowed.</param>
internal sealed record ActivationParameter(string Name, float Default, string Range, Func<float, bool> IsValid);
