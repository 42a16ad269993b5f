using CompiledNet.Gradients.Networks;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Gradients;

/// <summary>A trial for every number, over all networks with a loss in turn.</summary>
public static class Trials
{
    private static readonly Trial[] All =
    [
        .. new[] { typeof(DigitClassifier).Assembly, typeof(ExclusiveOrClassifier).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(NetworkAttribute), inherit: false) && !type.ContainsGenericParameters && HasLoss(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (Trial)Activator.CreateInstance(typeof(Trial<>).MakeGenericType(type))!),
    ];

    /// <summary>Whether a network has a loss, of the library or of its own.</summary>
    private static bool HasLoss(Type network) =>
        network.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ITrainableNetwork<>));

    /// <summary>The number of networks: so many trials that follow one another try each of them once.</summary>
    public static int NetworkCount => All.Length;

    /// <summary>The trial with a number.</summary>
    public static TrialResult Run(int number) => All[number % All.Length].Run(number);
}
