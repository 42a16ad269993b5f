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

    /// <summary>Whether it has parameters that are learnt, and therefore stands in a layer of its own.</summary>
    public virtual bool IsLearnt => false;

    /// <summary>Whether <c>g′</c> becomes small on both sides of 0, and is nowhere above 1: a unit saturates, and gradients through many of them vanish.</summary>
    public virtual bool Saturates => false;

    /// <summary>
    /// Whether it drops half of the values around 0, or nearly so, and passes the others on: weights need twice the variance that they need
    /// for a function with slope 1.
    /// </summary>
    public virtual bool Rectifies(float parameter) => false;

    /// <summary>Whether both <c>a</c> and <c>g′</c> are 0 wherever <c>z ≤ 0</c>: a unit that is there for all rows learns no more.</summary>
    public virtual bool IsZeroUpToZero(float parameter) => false;

    /// <summary>Whether activations of mean 0 and variance 1 stay so from layer to layer, if the variance of the weights is one by the inputs.</summary>
    public virtual bool NormalisesItself => false;

    /// <summary>What it is in words and what it always gives where a layer has one unit; null where that depends on <c>z</c>.</summary>
    public virtual (string Name, string Value)? OfOneUnit => null;

    /// <summary>The number that this activation takes as an argument of a layer's attribute, if any.</summary>
    public virtual FunctionParameter? Parameter => null;

    /// <summary>The flag of a layer's attribute that chooses this form of what <see cref="Constant"/> declares, if one does.</summary>
    public virtual string? Flag => null;
}
