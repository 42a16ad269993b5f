using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>Writes a network down as programs.</summary>
internal static class NetworkLowering
{
    public static NetworkPrograms Lower(NetworkModel network) => new(
        new LoweredNetwork(network).Parameters.ToEquatableArray(),
        new LoweredNetwork(network).Statistics.ToEquatableArray(),
        Inference(network),
        network.Loss is null ? null : Loss(network),
        network.Loss is null ? null : Training(network, isTraining: false),
        network.Loss is null ? null : Training(network, isTraining: true),
        BackwardFrom(network),
        network.Loss is null || !IsForDescent(network) ? null : Descent(network));

    private static Program Inference(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        return lowered.To.Program([new(ResultKind.Outputs, lowered.Outputs), .. lowered.NewStates]);
    }

    private static Program Loss(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        return lowered.To.Program([new(ResultKind.TotalLoss, lowered.AddLoss().Total), .. lowered.NewStates]);
    }

    private static Program Training(NetworkModel network, bool isTraining)
    {
        var lowered = new LoweredNetwork(network, isTraining);
        (Value total, Value of, Value gradient) = lowered.AddLoss();
        IReadOnlyDictionary<Value, Value> gradients = Adjoints.Derive(lowered.To, of, gradient, lowered.Parameters);
        return lowered.To.Program([new(ResultKind.TotalLoss, total), .. Gradients(lowered, gradients), .. lowered.NewStatistics, .. lowered.NewStates, .. lowered.Parameters.Count == 0 ? [new ProgramResult(ResultKind.LossGradient, gradient)] : Enumerable.Empty<ProgramResult>()]);
    }

    private static Program BackwardFrom(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        Value outputs = lowered.Outputs;
        Value given = lowered.To.Given(ValueRole.OutputGradients, $"d{outputs.Notation}", [.. outputs.Axes]);
        IReadOnlyDictionary<Value, Value> gradients = Adjoints.Derive(lowered.To, outputs, given, [.. lowered.Parameters, lowered.Input]);
        return lowered.To.Program([.. Gradients(lowered, gradients), new(ResultKind.InputGradients, gradients[lowered.Input]), .. lowered.NewStates]);
    }

    /// <summary>
    /// Whether the gradients of one row are single products, so that a step need not write them down: where all parameters belong to products with
    /// matrices, one position each.
    /// </summary>
    private static bool IsForDescent(NetworkModel network) =>
        !network.IsStream && network.Layers.All(layer => layer.IsView || (layer.IsMatrixProduct && layer.OutputShape.Axes.Count == 1));

    /// <summary><c>W ← W − α·dW</c> of every parameter. It is meant for one row.</summary>
    private static Program Descent(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        (Value total, Value of, Value gradient) = lowered.AddLoss();
        Value rate = lowered.To.Given(ValueRole.Given, "α");
        IReadOnlyDictionary<Value, Value> gradients = Adjoints.Derive(lowered.To, of, gradient, lowered.Parameters);
        ProgramResult Moved(Value parameter)
        {
            lowered.To.Layer = parameter.Layer;
            Value moved = lowered.To.Map(parameter.Notation, parameter.Axes, new Read(parameter) - new Read(rate) * new Read(gradients[parameter]));
            return new(ResultKind.NewParameter, moved, parameter);
        }

        return lowered.To.Program([new(ResultKind.TotalLoss, total), .. lowered.Parameters.Select(Moved)]);
    }

    private static IEnumerable<ProgramResult> Gradients(LoweredNetwork lowered, IReadOnlyDictionary<Value, Value> gradients) =>
        lowered.Parameters.Select(parameter => new ProgramResult(ResultKind.Gradient, gradients[parameter], parameter));
}
