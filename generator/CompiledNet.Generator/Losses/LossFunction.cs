using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// What the generator knows of a loss <c>L(a, y)</c>: its mathematics for the comments, and the C# that computes it
/// and its derivative. Each is one file, found through <see cref="LossCatalog"/>.
/// </summary>
internal abstract class LossFunction
{
    /// <summary>The constant of the runtime library's enum <c>LossFunction</c>, the same as the file's name.</summary>
    public abstract string Name { get; }

    /// <summary>The loss of one row in the usual notation.</summary>
    public abstract string Formula(float delta);

    /// <summary>The derivative in the usual notation, before the division by the number of rows.</summary>
    public abstract string DerivativeFormula(float delta);

    /// <summary>What the function does with rows.</summary>
    public virtual string Explanation(float delta) =>
        $"L = {Formula(delta)}\n{DerivativeFormula(delta)}, divided by the number of terms in the cost. Adds the sum of L to the total.";

    /// <summary>
    /// The activation of the last layer with which the loss is one numerically stable step. Such a loss starts from
    /// <c>z</c> and gives <c>dz</c>; the others start from <c>a</c> and give <c>da</c>.
    /// </summary>
    public virtual string? FusedActivation => null;

    /// <summary>Whether the cost is the mean over rows and outputs; otherwise it is the mean over rows.</summary>
    public virtual bool IsMeanOverOutputs => true;

    /// <summary>Whether the outputs of a row are one distribution, so that they lie along one axis.</summary>
    public virtual bool IsOfDistribution => false;

    /// <summary>Whether class labels can stand for the targets.</summary>
    public virtual bool TakesLabels => false;

    /// <summary>The number that this loss takes as an argument of the attribute, if any.</summary>
    public virtual FunctionParameter? Parameter => null;

    /// <summary>The operations that compute the sum of <c>L</c> over the rows, and its derivative times a factor.</summary>
    /// <param name="to">Where the operations are added.</param>
    /// <param name="x">What the loss starts from: <c>z</c> of the last layer if it is fused with its activation, else <c>a</c>.</param>
    /// <param name="y">The targets.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="delta">The argument of the attribute, such as the δ of Huber.</param>
    /// <param name="isDotProduct">Whether each row has one output, beside those of its neighbours.</param>
    public abstract (Value Total, Value Derivative) Lower(ProgramBuilder to, Value x, Value y, Value scale, float delta, bool isDotProduct);
}
