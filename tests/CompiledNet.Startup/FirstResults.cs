using System.Diagnostics;
using System.Runtime;

namespace CompiledNet.Startup;

/// <summary>What a network costs at first, in a process that has done nothing before.</summary>
internal static class FirstResults
{
    private const int Rows = 32;

    /// <summary>
    /// Prints integers on one line. In ticks of <see cref="Stopwatch"/>: the time on entry, after the first forward pass
    /// of one row and after the first step of training with 32 rows, and how long a third pass and a third step took, when
    /// code and data are in the caches but nothing has been compiled again. Then the methods that the JIT compiled and the
    /// units of 100 ns that it took, up to the first pass and up to the first step.
    /// </summary>
    /// <remarks>The clock counts from the start of the machine, so that another process can compare.</remarks>
    public static void Print<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        long entry = Stopwatch.GetTimestamp();
        (long methods, TimeSpan jit) = Compiled();

        TNetwork model = TNetwork.Create(1);
        var row = new float[TNetwork.Description.InputSize];
        var output = new float[TNetwork.Description.OutputSize];
        model.Forward(row, output);
        long forward = Stopwatch.GetTimestamp();
        (long forwardMethods, TimeSpan forwardJit) = Compiled();

        var trainer = new Trainer<TNetwork>(model, new Sgd());
        var inputs = new float[Rows * row.Length];
        var targets = new float[Rows * output.Length];
        trainer.Step(inputs, targets);
        long step = Stopwatch.GetTimestamp();
        (long stepMethods, TimeSpan stepJit) = Compiled();

        model.Forward(row, output);
        long beforeForward = Stopwatch.GetTimestamp();
        model.Forward(row, output);
        long thirdForward = Stopwatch.GetTimestamp() - beforeForward;
        trainer.Step(inputs, targets);
        long beforeStep = Stopwatch.GetTimestamp();
        trainer.Step(inputs, targets);
        long thirdStep = Stopwatch.GetTimestamp() - beforeStep;

        Console.WriteLine(string.Join(
            ' ', entry, forward, step, thirdForward, thirdStep, forwardMethods - methods, (forwardJit - jit).Ticks, stepMethods - methods, (stepJit - jit).Ticks));
    }

    private static (long Methods, TimeSpan Time) Compiled() => (JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime());
}
