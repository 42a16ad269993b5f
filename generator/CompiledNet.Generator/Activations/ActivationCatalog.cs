namespace CompiledNet.Generator.Activations;

/// <summary>All activation functions, by name.</summary>
internal static class ActivationCatalog
{
    private static readonly Dictionary<string, ActivationFunction> Functions = new ActivationFunction[]
    {
        new Linear(), new ReLU(), new LeakyReLU(), new Sigmoid(), new Tanh(), new Softmax(), new ELU(), new SELU(),
        new GELU(), new GELUTanh(), new SiLU(), new Softplus(), new HardSigmoid(), new HardTanh(),
    }.ToDictionary(function => function.Name);

    public static IEnumerable<ActivationFunction> All => Functions.Values;

    public static ActivationFunction Get(string name) => Functions[name];
}
