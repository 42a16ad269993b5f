namespace CompiledNet.Generator.Planning;

/// <summary>Where something elementwise that follows a product is done.</summary>
internal enum Placement
{
    /// <summary>There is nothing to do, as with a linear activation.</summary>
    Nowhere,

    /// <summary>While the sums of the product are still in registers.</summary>
    InProduct,

    /// <summary>In a kernel of its own over the rows of the block.</summary>
    InKernelOfItsOwn,
}
