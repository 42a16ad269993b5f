using System.Numerics;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>What a network computes by the interpretation of its programs: of what a generated class does, the definition.</summary>
internal abstract class InterpretedNetwork<T>
{
    /// <summary>The outputs of rows.</summary>
    public abstract T[] Forward(T[] inputs);

    /// <summary>The cost.</summary>
    public abstract T ComputeLoss(T[] inputs, T[] targets);

    /// <summary>The cost, and its derivatives with respect to the parameters, in canonical order.</summary>
    public abstract (T Cost, T[] Gradients) Backward(T[] inputs, T[] targets);

    /// <summary>The derivatives of any loss with respect to the parameters and to the inputs.</summary>
    public abstract (T[] Gradients, T[] InputGradients) BackwardFrom(T[] inputs, T[] outputGradients);

    /// <summary>The cost of one row, and the parameters after a step of gradient descent.</summary>
    public abstract (T Cost, T[] Parameters) Descend(T[] inputs, T[] targets, T learningRate);
}

/// <summary>Interpretations of networks.</summary>
internal static class InterpretedNetwork
{
    /// <summary>In floats, whose bits generated code has.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">The parameters, in canonical order.</param>
    public static InterpretedNetwork<float> InFloats(NetworkModel network, float[] parameters) => network.FusedMultiplyAdd
        ? new InterpretedNetwork<float, FusedFloats>(network, parameters)
        : new InterpretedNetwork<float, UnfusedFloats>(network, parameters);

    /// <summary>In doubles, which textbook formulas and difference quotients are compared with.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">The parameters, in canonical order.</param>
    public static InterpretedNetwork<double> InDoubles(NetworkModel network, double[] parameters) => new InterpretedNetwork<double, Doubles>(network, parameters);
}

/// <inheritdoc/>
internal sealed class InterpretedNetwork<T, TArithmetic>(NetworkModel network, T[] parameters) : InterpretedNetwork<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly NetworkPrograms _programs = NetworkLowering.Lower(network);

    // Of the plan, only this is a part of what a network computes.
    private readonly int _blockRows = Planner.Plan(network, NetworkLowering.Lower(network), KernelSource.WrittenOut).BackwardFrom.Memory.BlockRows;

    public override T[] Forward(T[] inputs) =>
        Run(_programs.Inference, inputs).OfRows(_programs.Inference.Result(ResultKind.Outputs));

    public override T ComputeLoss(T[] inputs, T[] targets) => Cost(Run(_programs.Loss!, inputs, targets), _programs.Loss!, inputs);

    public override (T Cost, T[] Gradients) Backward(T[] inputs, T[] targets)
    {
        Program program = _programs.Training!;
        ShardByShard<T, TArithmetic> run = Run(program, inputs, targets);
        return (Cost(run, program, inputs), OfParameters(run, program, ResultKind.Gradient));
    }

    public override (T[] Gradients, T[] InputGradients) BackwardFrom(T[] inputs, T[] outputGradients)
    {
        Program program = _programs.BackwardFrom;
        ShardByShard<T, TArithmetic> run = Run(program, inputs, outputGradients: outputGradients);
        return (OfParameters(run, program, ResultKind.Gradient), run.OfRows(program.Result(ResultKind.InputGradients)));
    }

    public override (T Cost, T[] Parameters) Descend(T[] inputs, T[] targets, T learningRate)
    {
        Program program = _programs.Descent!;
        ShardByShard<T, TArithmetic> run = Run(program, inputs, targets, learningRate: learningRate);
        return (Cost(run, program, inputs), OfParameters(run, program, ResultKind.NewParameter));
    }

    private ShardByShard<T, TArithmetic> Run(Program program, T[] inputs, T[]? targets = null, T[]? outputGradients = null, T? learningRate = null, int streams = 1)
    {
        int rows = inputs.Length / network.InputSize;
        T[] Given(Value value) => value.Role switch
        {
            ValueRole.Input => inputs,
            ValueRole.Parameter => Parameter(value),
            ValueRole.Statistic => [.. Enumerable.Repeat(value.Notation.Contains("ariance") ? T.One : T.Zero, value.Size)],
            ValueRole.State => new T[streams * value.Size],
            ValueRole.Share => [T.CreateChecked(1f / rows)],
            ValueRole.Targets => targets!,
            ValueRole.OutputGradients => outputGradients!,
            ValueRole.Given when value.Notation == "scale" => [T.CreateChecked(1 / Terms(rows))],
            ValueRole.Given when value.Notation == "α" => [learningRate!.Value],
            _ => throw new InvalidOperationException($"{value.Notation} is not given."),
        };
        return new ShardByShard<T, TArithmetic>(program, rows, _blockRows, Given, streams);
    }

    /// <summary>The mean of the loss.</summary>
    private T Cost(ShardByShard<T, TArithmetic> run, Program program, T[] inputs) =>
        T.CreateChecked(run.Total(program.Result(ResultKind.TotalLoss)) / Terms(inputs.Length / network.InputSize));

    private double Terms(int rows) => (double)rows * network.TermsOfRow;

    private T[] Parameter(Value value)
    {
        int start = _programs.Parameters.TakeWhile(parameter => parameter != value).Sum(parameter => parameter.Size);
        return parameters[start..(start + value.Size)];
    }

    private T[] OfParameters(ShardByShard<T, TArithmetic> run, Program program, ResultKind kind) =>
        [.. _programs.Parameters.SelectMany(parameter => run.Sum(program.Results.Single(result => result.Kind == kind && result.Parameter == parameter).Value))];
}
