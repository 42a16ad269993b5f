namespace CompiledNet.Generator.Model;

/// <summary>A layer with its shapes. Each kind of layer has a record of its own.</summary>
internal abstract record LayerModel(string Kind, string Name, int InputSize, int OutputSize, ActivationModel Activation)
{
    public abstract long MultiplyAdds { get; }

    public abstract long ParameterCount { get; }
}
