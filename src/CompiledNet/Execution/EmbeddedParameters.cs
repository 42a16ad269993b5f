using System.ComponentModel;
using System.Reflection;

namespace CompiledNet.Execution;

/// <summary>Reads parameters that are part of an assembly, for generated classes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddedParameters
{
    /// <summary>Sets the parameters of a network.</summary>
    /// <param name="assembly">The assembly that they are part of.</param>
    /// <param name="resource">What they are called there: the content of a safetensors file.</param>
    /// <param name="parameters">The parameters to set.</param>
    /// <returns>What was stored with them.</returns>
    /// <exception cref="InvalidOperationException">The assembly has no such resource.</exception>
    /// <exception cref="InvalidDataException">The resource does not hold the parameters of the network, or is damaged.</exception>
    public static Preprocessing Load<TNetwork>(Assembly assembly, string resource, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrEmpty(resource);
        using Stream stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(
            $"The assembly {assembly.GetName().Name} has no resource '{resource}'. Projects that reference the package embed their AdditionalFiles with the ending .safetensors; others need <EmbeddedResource Include=\"…\" LogicalName=\"{resource}\" />.");
        try
        {
            ParameterFile.Load(stream, parameters, out Preprocessing preprocessing);
            return preprocessing;
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"The resource '{resource}' of {assembly.GetName().Name}: {exception.Message}", exception);
        }
    }

    /// <summary>The parameters of a network, in a buffer of their own.</summary>
    /// <param name="assembly">The assembly that they are part of.</param>
    /// <param name="resource">What they are called there: the content of a safetensors file.</param>
    /// <exception cref="InvalidOperationException">The assembly has no such resource.</exception>
    /// <exception cref="InvalidDataException">The resource does not hold the parameters of the network, or is damaged.</exception>
    public static ParameterBuffer<TNetwork> Load<TNetwork>(Assembly assembly, string resource)
        where TNetwork : class, INetwork<TNetwork>
    {
        var parameters = new ParameterBuffer<TNetwork>();
        Load(assembly, resource, parameters);
        return parameters;
    }
}
