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
            .Where(type => type.IsDefined(typeof(LossAttribute), inherit: false) && !type.ContainsGenericParameters)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (Trial)Activator.CreateInstance(typeof(Trial<>).MakeGenericType(type))!),
    ];

    /// <summary>The number of networks: so many trials that follow one another try each of them once.</summary>
    public static int NetworkCount => All.Length;

    /// <summary>The trial with a number.</summary>
    public static TrialResult Run(int number) => All[number % All.Length].Run(number);
}
