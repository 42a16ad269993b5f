using CompiledNet.Generator.Expressions;
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

    /// <summary>The operations that compute <c>a</c> from <c>z</c>.</summary>
    public abstract Value Lower(ProgramBuilder to, Value z, float parameter);

    /// <summary>The initializer for weights that feed this activation.</summary>
    public virtual string Initializer => "GlorotUniform";

    /// <summary>The number that this activation takes as an argument of a layer's attribute, if any.</summary>
    public virtual FunctionParameter? Parameter => null;

    /// <summary>The flag of a layer's attribute that chooses this form of what <see cref="Constant"/> declares, if one does.</summary>
    public virtual string? Flag => null;
}
