namespace CompiledNet.Generator.Activations;

/// <summary>An activation of each unit by itself.</summary>
internal abstract class ElementwiseActivation : ActivationFunction
{
    /// <summary>The derivative <c>g′</c> in the usual notation.</summary>
    public abstract string DerivativeFormula(float parameter);

    /// <summary>
    /// Whether <c>g</c> takes a few instructions only, so that it is applied while the weighted sums are still in
    /// registers; otherwise it gets a pass of its own, in which neighbouring vectors overlap in time.
    /// </summary>
    public virtual bool IsCheap => false;

    /// <summary>Whether <c>g′</c> is computed from <c>z</c>; otherwise it follows from <c>a</c>, and <c>z</c> is not kept.</summary>
    public virtual bool DerivativeNeedsInput => false;

    /// <summary>The C# expression of <c>g(z)</c>.</summary>
    /// <param name="z">The name of a variable of type <c>TLanes</c>.</param>
    public abstract string Forward(string z, float parameter);

    /// <summary>The C# statements that <see cref="Backward"/> wants in front, where it uses a value more than once.</summary>
    public virtual string BackwardLocals(string v, float parameter) => "";

    /// <summary>The C# expression of <c>dz = da · g′</c>.</summary>
    /// <param name="d">The name of the variable that holds <c>da</c>.</param>
    /// <param name="v">The name of the variable that holds <c>z</c> if <see cref="DerivativeNeedsInput"/>, else <c>a</c>.</param>
    public abstract string Backward(string d, string v, float parameter);
}
