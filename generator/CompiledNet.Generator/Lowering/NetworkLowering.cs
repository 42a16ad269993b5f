using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>Writes a network down as programs.</summary>
internal static class NetworkLowering
{
    public static NetworkPrograms Lower(NetworkModel network)
    {
        var forward = new LoweredNetwork(network);
        (Program backwardFrom, IEnumerable<LayerGradients> layerGradients) = BackwardFrom(network);
        return new(
            forward.Parameters.ToEquatableArray(),
            forward.Layers.ToEquatableArray(),
            layerGradients.ToEquatableArray(),
            network.Loss is null ? null : forward.AddLoss(),
            Inference(network),
            network.Loss is null ? null : Loss(network),
            network.Loss is null ? null : Training(network),
            backwardFrom,
            network.Loss is null ? null : Descent(network));
    }

    private static Program Inference(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        return lowered.To.Program([new(ResultKind.Outputs, lowered.Last.Outputs)]);
    }

    private static Program Loss(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        return lowered.To.Program([new(ResultKind.TotalLoss, lowered.AddLoss().Total)]);
    }

    private static Program Training(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        LossValues loss = lowered.AddLoss();
        IReadOnlyDictionary<Value, Value> gradients = Adjoints.Derive(lowered.To, loss.Of, loss.Gradient, lowered.Parameters);
        return lowered.To.Program([new(ResultKind.TotalLoss, loss.Total), .. Gradients(lowered, gradients)]);
    }

    private static (Program Program, IEnumerable<LayerGradients> Layers) BackwardFrom(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        Value outputs = lowered.Last.Outputs;
        Value given = lowered.To.Given(ValueRole.OutputGradients, $"d{outputs.Notation}", [.. outputs.Axes]);
        IReadOnlyDictionary<Value, Value> gradients = Adjoints.Derive(lowered.To, outputs, given, [.. lowered.Parameters, lowered.Input]);
        return (
            lowered.To.Program([.. Gradients(lowered, gradients), new(ResultKind.InputGradients, gradients[lowered.Input])]),
            lowered.Layers.Select(layer => new LayerGradients(gradients[layer.PreActivations], gradients[layer.Outputs])));
    }

    /// <summary><c>W ← W − α·dW</c> of every parameter. It is meant for one row.</summary>
    private static Program Descent(NetworkModel network)
    {
        var lowered = new LoweredNetwork(network);
        LossValues loss = lowered.AddLoss();
        Value rate = lowered.To.Given(ValueRole.Given, "α");
        IReadOnlyDictionary<Value, Value> gradients = Adjoints.Derive(lowered.To, loss.Of, loss.Gradient, lowered.Parameters);
        ProgramResult Moved(Value parameter)
        {
            lowered.To.Layer = parameter.Layer;
            Value moved = lowered.To.Map(parameter.Notation, parameter.Axes, new Read(parameter) - new Read(rate) * new Read(gradients[parameter]));
            return new(ResultKind.NewParameter, moved, parameter);
        }

        return lowered.To.Program([new(ResultKind.TotalLoss, loss.Total), .. lowered.Parameters.Select(Moved)]);
    }

    private static IEnumerable<ProgramResult> Gradients(LoweredNetwork lowered, IReadOnlyDictionary<Value, Value> gradients) =>
        lowered.Parameters.Select(parameter => new ProgramResult(ResultKind.Gradient, gradients[parameter], parameter));
}
