namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>Gives kernels names: the same one to the same kernel in several passes, others to others.</summary>
internal sealed class KernelNames
{
    private readonly Dictionary<string, Kernel> _kernels = [];

    /// <summary>The kernel under its name, or with a number behind it if another has that; the one that computes the same, if there is one.</summary>
    public TKernel Named<TKernel>(TKernel kernel)
        where TKernel : Kernel
    {
        for (int number = 1; ; number++)
        {
            Kernel named = kernel with { Name = number == 1 ? kernel.Name : $"{kernel.Name}{number}" };
            if (!_kernels.TryGetValue(named.Name, out Kernel? other))
                _kernels.Add(named.Name, other = named);
            if (other.Essence.Equals(named.Essence))
                return (TKernel)other;
        }
    }
}
