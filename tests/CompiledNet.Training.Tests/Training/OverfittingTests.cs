using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

/// <summary>
/// Six rows are learnt by heart: with every optimizer, every loss and every kind of layer the cost comes to nothing. What is wrong by a factor, a sign or a place
/// somewhere in forward pass, derivative or update, does not get there.
/// </summary>
public class OverfittingTests
{
    private const int Rows = 6;

    // A thousandth of the cost before: no network of these begins below 0.1.
    private const double Nothing = 1e-4;

    private static readonly Dictionary<string, Optimizer> Optimizers = new Optimizer[]
    {
        new Sgd { LearningRate = 0.2f },
        new Adam { LearningRate = 0.02f },
        new AdamW { LearningRate = 0.02f, WeightDecay = 1e-6f },
        new NAdam { LearningRate = 0.02f },
        new RAdam { LearningRate = 0.02f },
        new RmsProp { LearningRate = 0.005f },
        new Adagrad { LearningRate = 0.2f },
        new Adadelta { LearningRate = 10f },
        new Lion { LearningRate = 0.01f },
    }.ToDictionary(optimizer => optimizer.GetType().Name);

    private static readonly Dictionary<string, Func<double>> Losses = new()
    {
        ["MeanSquaredError"] = Cost<Overfitted>,
        ["MeanAbsoluteError"] = Cost<OverfittedByMeanAbsoluteError>,
        ["Huber"] = Cost<OverfittedByHuber>,
        ["LogCosh"] = Cost<OverfittedByLogCosh>,
        ["Quantile"] = Cost<OverfittedByQuantile>,
        ["Hinge"] = Cost<OverfittedByHinge>,
        ["BinaryCrossEntropy"] = Cost<OverfittedByBinaryCrossEntropy>,
        ["BinaryFocalCrossEntropy"] = Cost<OverfittedByBinaryFocalCrossEntropy>,
        ["CrossEntropy"] = Cost<OverfittedByCrossEntropy>,
        ["KLDivergence"] = Cost<OverfittedByKLDivergence>,
        ["Own"] = Cost<OverfittedByOwnLoss>,
    };

    private static readonly Dictionary<string, Func<double>> Layers = new()
    {
        ["units"] = Cost<OverfittedUnits>,
        ["sequences"] = Cost<OverfittedSequences>,
        ["images"] = Cost<OverfittedImages>,
        ["branches"] = Cost<OverfittedBranches>,
        ["categories"] = Cost<OverfittedCategories>,
        ["recurrences"] = Cost<OverfittedRecurrences>,
    };

    public static TheoryData<string> NamesOfOptimizers => [.. Optimizers.Keys];

    public static TheoryData<string> NamesOfLosses => [.. Losses.Keys];

    public static TheoryData<string> NamesOfLayers => [.. Layers.Keys];

    [Fact]
    public void No_optimizer_is_left_out() => Assert.Equal(
        typeof(Optimizer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract).Select(type => type.Name).Order(),
        Optimizers.Keys.Order());

    [Fact]
    public void No_loss_is_left_out() => Assert.Equal(Enum.GetNames<LossFunction>().Append("Own").Order(), Losses.Keys.Order());

    /// <summary>The attributes that can stand on a class more than once are those of layers.</summary>
    [Fact]
    public void No_kind_of_layer_is_left_out() => Assert.Empty(
        typeof(NetworkAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Attribute)) && type.GetCustomAttributes(typeof(AttributeUsageAttribute), inherit: false) is [AttributeUsageAttribute { AllowMultiple: true, ValidOn: AttributeTargets.Class }])
            .Except(Layers.Values.SelectMany(cost => cost.Method.GetGenericArguments()[0].GetCustomAttributes(inherit: false).Select(attribute => attribute.GetType()))));

    [Theory, MemberData(nameof(NamesOfOptimizers))]
    public void Every_optimizer_learns_a_few_rows_by_heart(string name) => Assert.InRange(Cost<Overfitted>(Optimizers[name]), 0, Nothing);

    [Fact]
    public void Lbfgs_learns_a_few_rows_by_heart()
    {
        var model = new Overfitted(seed: 3);

        model.FitLbfgs(Data(Overfitted.Description));

        Assert.InRange(model.Evaluate(Data(Overfitted.Description)).Loss, 0, 1e-6);
    }

    [Theory, MemberData(nameof(NamesOfLosses))]
    public void Every_loss_comes_to_nothing(string name) => Assert.InRange(Losses[name](), 0, name switch
    {
        // Their derivative does not become small with the error, so the last steps are as long as the learning rate.
        "MeanAbsoluteError" or "Quantile" => 1e-3,
        // They are 0 at no finite output.
        "BinaryCrossEntropy" or "BinaryFocalCrossEntropy" or "CrossEntropy" or "KLDivergence" => 2e-3,
        _ => Nothing,
    });

    /// <summary>With dropout what is learnt is not exact.</summary>
    [Theory, MemberData(nameof(NamesOfLayers))]
    public void Every_kind_of_layer_learns_a_few_rows_by_heart(string name) => Assert.InRange(Layers[name](), 0, name == "units" ? 5e-3 : Nothing);

    [Fact]
    public void A_step_with_any_loss_allocates_nothing()
    {
        AssertStepAllocatesNothing<OverfittedByLogCosh>();
        AssertStepAllocatesNothing<OverfittedByQuantile>();
        AssertStepAllocatesNothing<OverfittedByHinge>();
        AssertStepAllocatesNothing<OverfittedByBinaryFocalCrossEntropy>();
        AssertStepAllocatesNothing<OverfittedByKLDivergence>();
        AssertStepAllocatesNothing<OverfittedByOwnLoss>();
    }

    /// <summary>The cost is the mean over rows and outputs of the user's own method, in double.</summary>
    [Fact]
    public void The_cost_of_a_loss_of_ones_own_is_the_mean_of_the_method()
    {
        var model = new OverfittedByOwnLoss(seed: 3);
        Dataset data = Data(OverfittedByOwnLoss.Description);
        var outputs = new float[Rows * 2];
        model.Forward(data.Inputs, outputs);

        double mean = outputs.Zip(data.Targets.ToArray(), OverfittedByOwnLoss.RelativeError).Average(loss => (double)loss);

        Assert.Equal(mean, model.ComputeLoss(data.Inputs, data.Targets), 1e-7);
        Assert.Null(OverfittedByOwnLoss.Description.Loss);
        Assert.Equal(OverfittedByOwnLoss.Description.LossExpression, NetworkDescription.FromJson(OverfittedByOwnLoss.Description.ToJson()).LossExpression);
        Assert.Equal("RelativeError(a, y): float error = output - target; return error * error / (1f + target * target);", OverfittedByOwnLoss.Description.LossExpression);
    }

    private static void AssertStepAllocatesNothing<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>, new()
    {
        var trainer = new Trainer<TNetwork>(new TNetwork(), new Adam());
        Dataset data = Data(TNetwork.Description);

        Allocations.AssertNone(() => trainer.Step(data.Inputs, data.Targets));
    }

    private static double Cost<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork> => Cost<TNetwork>(new Adam { LearningRate = 0.02f });

    /// <summary>The cost at inference, behind a thousand steps with all rows and a learning rate that falls to nothing.</summary>
    private static double Cost<TNetwork>(Optimizer optimizer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Dataset data = Data(TNetwork.Description);
        var model = (TNetwork)Activator.CreateInstance(typeof(TNetwork), 3)!;
        double before = model.Evaluate(data).Loss;
        Assert.InRange(before, 0.1, 10);
        new Trainer<TNetwork>(model, optimizer).Fit(data, new FitOptions { Epochs = 1500, BatchSize = Rows, Schedule = LearningRateSchedule.Cosine(1500) });
        return model.Evaluate(data).Loss;
    }

    /// <summary>Numbers, with indices where an embedding takes them; and targets that the loss can come to nothing with.</summary>
    private static Dataset Data(NetworkDescription network)
    {
        float[] inputs = Noise.Uniform(Rows * network.InputSize, seed: 1);
        foreach (int column in network.IndexInputs)
        {
            for (int row = 0; row < Rows; row++)
                inputs[row * network.InputSize + column] = row;
        }

        int[] labels = [0, 1, 1, 0, 1, 0];
        float[] targets = network.Loss switch
        {
            LossFunction.CrossEntropy or LossFunction.KLDivergence or LossFunction.BinaryCrossEntropy or LossFunction.BinaryFocalCrossEntropy => OneHot.Encode(labels, 2),
            LossFunction.Hinge => [.. OneHot.Encode(labels, 2).Select(value => 2 * value - 1)],
            _ => [.. Noise.Uniform(Rows * 2, seed: 2).Select(value => value + MathF.CopySign(0.25f, value))],
        };
        return Dataset.WithTargets(inputs, network.InputSize, targets, 2);
    }
}
