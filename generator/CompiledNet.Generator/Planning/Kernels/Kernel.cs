namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>
/// A method of the generated code that computes something of a block of rows. Passes with the same one call it, so kernels compare by
/// value, and no two of one network have one name.
/// </summary>
/// <param name="Name">The method's name.</param>
/// <param name="Layer">The number of the layer to which it belongs; 0 for the loss.</param>
/// <param name="Lanes">The most lanes of registers that compute it, where its rows fill no more than a vector of 128 or 256 bits; else those of the widest.</param>
internal abstract record Kernel(string Name, int Layer, int Lanes) : IDetailed
{
    public string Notation => Name;

    /// <summary>The floats of memory that it needs beside its arguments.</summary>
    public virtual int ScratchLength => 0;

    /// <summary>Whether it goes through all rows as one, so that two of them may share a register of twice its lanes.</summary>
    public virtual bool TakesRowsInPairs => false;

    /// <summary>It without what is for readers alone: kernels that compute the same have the same.</summary>
    public virtual Kernel Essence => this;

    /// <summary>The kernels that it calls.</summary>
    public virtual IEnumerable<Kernel> Calls => [];
}
