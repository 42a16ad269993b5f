namespace CompiledNet.Generator.Losses;

/// <summary>All loss functions, by name.</summary>
internal static class LossCatalog
{
    private static readonly Dictionary<string, LossFunction> Functions = new LossFunction[]
    {
        new MeanSquaredError(), new MeanAbsoluteError(), new Huber(), new BinaryCrossEntropy(), new CrossEntropy(),
        new LogCosh(), new Quantile(), new Hinge(), new BinaryFocalCrossEntropy(), new KLDivergence(),
    }.ToDictionary(function => function.Name);

    public static IEnumerable<LossFunction> All => Functions.Values;

    /// <summary>The numbers that losses take.</summary>
    public static IEnumerable<string> Parameters => All.Select(function => function.Parameter?.Name).OfType<string>().Distinct();

    public static LossFunction Get(string name) => Functions[name];
}
