namespace CompiledNet.Generator.Activations;

/// <summary>All activation functions, by name.</summary>
internal static class ActivationCatalog
{
    private static readonly Dictionary<string, ActivationFunction> Functions = new ActivationFunction[]
    {
        new Linear(), new ReLU(), new LeakyReLU(), new Sigmoid(), new Tanh(), new Softmax(), new ELU(), new SELU(),
        new GELU(), new GELUTanh(), new SiLU(), new Softplus(), new HardSigmoid(), new HardTanh(),
        new HardSwish(), new Mish(), new Softsign(), new ReLU6(), new LogSoftmax(), new PReLU(),
    }.ToDictionary(function => function.Name);

    public static IEnumerable<ActivationFunction> All => Functions.Values;

    /// <summary>The numbers that activations take.</summary>
    public static IEnumerable<string> Parameters => All.Select(function => function.Parameter?.Name).OfType<string>().Distinct();

    /// <summary>The flags that choose forms of activations.</summary>
    public static IEnumerable<string> Flags => All.Select(function => function.Flag).OfType<string>().Distinct();

    public static ActivationFunction Get(string name) => Functions[name];
}
