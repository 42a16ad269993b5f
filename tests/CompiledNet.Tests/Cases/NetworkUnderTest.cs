namespace CompiledNet.Tests.Cases;

/// <summary>A generated network, with its type hidden so that one test can run over all of them.</summary>
internal abstract class NetworkUnderTest
{
    public abstract NetworkDescription Description { get; }

    /// <summary>The parameters in canonical order.</summary>
    public abstract float[] Parameters { get; set; }

    /// <summary>The parameters as they lie in memory, padding included.</summary>
    public abstract Span<float> ParameterStorage { get; }

    public abstract void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Computes into the gradients that <see cref="Gradients"/> and <see cref="GradientStorage"/> show.</summary>
    public abstract void BackwardFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients);

    public abstract float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    public abstract float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    public abstract float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    public abstract float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>The same of rows with weights, as a trainer calls it.</summary>
    public abstract float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights);

    /// <summary>The same with labels.</summary>
    public abstract float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> rowWeights);

    public abstract bool TryDescend(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float learningRate, float largestGradient, out float cost);

    public abstract bool TryDescend(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float learningRate, float largestGradient, out float cost);

    /// <summary>Trains with one batch.</summary>
    public abstract float Step(Optimizer optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Trains with one batch many times, in parts; each but the first goes on in a new network from a checkpoint of the one before.</summary>
    /// <returns>The parameters in the end, as they lie in memory.</returns>
    public abstract float[] Train(float[] inputs, float[] targets, int[] stepsOfParts);

    public abstract void Save(Stream file);

    public abstract void Load(Stream file);

    public abstract int FindNonFiniteLayer(ReadOnlySpan<float> inputs);

    public abstract int Threads { get; set; }

    /// <summary>The buffer of the parameters.</summary>
    public abstract object ParameterBuffer { get; }

    /// <summary>The buffer of the gradients.</summary>
    public abstract object GradientBuffer { get; }

    /// <summary>The gradients in canonical order.</summary>
    public abstract float[] Gradients { get; set; }

    /// <summary>The gradients as they lie in memory, padding included.</summary>
    public abstract Span<float> GradientStorage { get; }

    /// <summary>A tensor of the parameters, or a statistic, by its name.</summary>
    public abstract TensorView Tensor(string name);

    /// <summary>The same of the gradients.</summary>
    public abstract TensorView Gradient(string name);

    /// <summary>The mask that <c>Backward</c> draws for the dropout layer of a place.</summary>
    public abstract float[] DropoutMask(int layer, int rows);

    public float[] Forward(float[] inputs)
    {
        var outputs = new float[inputs.Length / Description.InputSize * Description.OutputSize];
        Forward(inputs, outputs);
        return outputs;
    }
}

/// <inheritdoc/>
internal class NetworkUnderTest<TNetwork> : NetworkUnderTest
    where TNetwork : class, INetwork<TNetwork>
{
    protected TNetwork Network { get; } = TNetwork.Create(seed: 0);

    protected ParameterBuffer<TNetwork> OwnGradients { get; } = new();

    public override object ParameterBuffer => Network.Parameters;

    public override object GradientBuffer => OwnGradients;

    public override NetworkDescription Description => TNetwork.Description;

    public override float[] Parameters
    {
        get => Network.Parameters.ToArray();
        set => Network.Parameters.CopyFrom(value);
    }

    public override Span<float> ParameterStorage => Network.Parameters.AsSpan();

    public override float[] Gradients
    {
        get => OwnGradients.ToArray();
        set => OwnGradients.CopyFrom(value);
    }

    public override Span<float> GradientStorage => OwnGradients.AsSpan();

    public override TensorView Tensor(string name) => Network.Parameters[name];

    public override TensorView Gradient(string name) => OwnGradients[name];

    public override float[] DropoutMask(int layer, int rows) => Network.GetDropoutMask(layer, rows);

    public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => Network.Forward(inputs, outputs);

    public override void BackwardFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients) =>
        Network.BackwardFrom(inputs, outputGradients, OwnGradients, inputGradients);

    public override float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw NoLoss();

    public override float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => throw NoLoss();

    public override float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw NoLoss();

    public override float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => throw NoLoss();

    public override float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights) => throw NoLoss();

    public override float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> rowWeights) => throw NoLoss();

    public override bool TryDescend(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float learningRate, float largestGradient, out float cost) => throw NoLoss();

    public override bool TryDescend(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float learningRate, float largestGradient, out float cost) => throw NoLoss();

    public override float Step(Optimizer optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw NoLoss();

    public override float[] Train(float[] inputs, float[] targets, int[] stepsOfParts) => throw NoLoss();

    public override void Save(Stream file) => ParameterFile.Save(file, Network.Parameters);

    public override void Load(Stream file) => ParameterFile.Load(file, Network.Parameters);

    public override int Threads
    {
        get => Network.Threads;
        set => Network.Threads = value;
    }

    public override int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => Network.FindNonFiniteLayer(inputs);

    private static NotSupportedException NoLoss() => new($"{TNetwork.Description.Name} has no such method.");
}

/// <summary>A network with a loss.</summary>
internal class TrainableUnderTest<TNetwork> : NetworkUnderTest<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly ParameterBuffer<TNetwork> _statistics = new();

    public override float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Network.ComputeLoss(inputs, targets);

    public override float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Network.Backward(inputs, targets, OwnGradients);

    public override float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights) =>
        Undo(Still.Step(inputs, targets, rowWeights));

    /// <summary>A trainer whose steps move no parameter, as it is before the first: the next one draws the same masks.</summary>
    protected Trainer<TNetwork> Still
    {
        get
        {
            field ??= new Trainer<TNetwork>(Network, new Sgd { LearningRate = 0f, MaxGradientValue = float.MaxValue });
            field.OptimizerState.StepCount = 0;
            _statistics.CopyStatisticsFrom(Network.Parameters);
            return field;
        }
    }

    /// <summary>Takes what a step left, but for its gradients.</summary>
    protected float Undo(float cost)
    {
        Network.Parameters.CopyStatisticsFrom(_statistics);
        Still.Gradients.AsSpan().CopyTo(OwnGradients.AsSpan());
        return cost;
    }

    public override float Step(Optimizer optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        new Trainer<TNetwork>(Network, optimizer).Step(inputs, targets);

    public override float[] Train(float[] inputs, float[] targets, int[] stepsOfParts)
    {
        var trainer = new Trainer<TNetwork>(Network, new Adam { LearningRate = 0.01f });
        foreach ((int part, int steps) in stepsOfParts.Index())
        {
            if (part > 0)
            {
                using var file = new MemoryStream();
                CheckpointFile.Save(file, trainer);
                file.Position = 0;
                trainer = new Trainer<TNetwork>(TNetwork.Create(seed: part), new Adam { LearningRate = 0.01f });
                CheckpointFile.Load(file, trainer);
            }

            for (int step = 0; step < steps; step++)
                trainer.Step(inputs, targets);
        }

        return trainer.Model.Parameters.AsSpan().ToArray();
    }

    public override bool TryDescend(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float learningRate, float largestGradient, out float cost) =>
        Network.TryDescend(inputs, targets, learningRate, largestGradient, out cost);
}

/// <summary>A network that learns from class labels too.</summary>
internal sealed class ClassifierUnderTest<TNetwork> : TrainableUnderTest<TNetwork>
    where TNetwork : class, IClassifierNetwork<TNetwork>
{
    public override float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Network.ComputeLoss(inputs, labels);

    public override float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Network.Backward(inputs, labels, OwnGradients);

    public override float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> rowWeights) => Undo(Still.Step(inputs, labels, rowWeights));

    public override bool TryDescend(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float learningRate, float largestGradient, out float cost) =>
        Network.TryDescend(inputs, labels, learningRate, largestGradient, out cost);
}
