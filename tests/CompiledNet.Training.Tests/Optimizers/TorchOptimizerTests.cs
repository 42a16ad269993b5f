using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

public class TorchOptimizerTests
{
    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["Sgd"] = () => new Sgd { LearningRate = 0.1f },
        ["SgdMomentum"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f },
        ["SgdDampening"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f, Dampening = 0.3f },
        ["SgdNesterov"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f, Nesterov = true },
        ["SgdDecayOfAll"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f, WeightDecay = 0.2f, DecaysAllTensors = true },
        ["SgdDecayOfWeights"] = () => new Sgd { LearningRate = 0.1f, WeightDecay = 0.2f },
        ["SgdClippedByValue"] = () => new Sgd { LearningRate = 0.1f, MaxGradientValue = 0.4f },
        ["SgdClippedByNorm"] = () => new Sgd { LearningRate = 0.1f, MaxGradientNorm = 0.7f },
        ["SgdOtherRates"] = () => new Sgd { LearningRate = 0.1f, Groups = [new("Dense1") { LearningRateFactor = 0.1f }] },
        ["SgdFrozenClippedByNorm"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f, MaxGradientNorm = 0.7f, Groups = [new("Dense1") { IsFrozen = true }] },
        ["Adam"] = () => new Adam { LearningRate = 0.05f },
        ["AdamAmsgrad"] = () => new Adam { LearningRate = 0.05f, Beta2 = 0.5, AMSGrad = true },
        ["AdamDecayOfAll"] = () => new Adam { LearningRate = 0.05f, WeightDecay = 0.2f, DecaysAllTensors = true },
        ["AdamW"] = () => new AdamW { LearningRate = 0.05f },
        ["AdamWDecayOfAll"] = () => new AdamW { LearningRate = 0.05f, WeightDecay = 0.3f, AMSGrad = true, DecaysAllTensors = true },
        ["RmsProp"] = () => new RmsProp(),
        ["RmsPropCentered"] = () => new RmsProp { Centered = true },
        ["RmsPropMomentum"] = () => new RmsProp { Momentum = 0.5f, Alpha = 0.9 },
        ["RmsPropCenteredMomentum"] = () => new RmsProp { Momentum = 0.5f, Centered = true, WeightDecay = 0.2f, DecaysAllTensors = true },
        ["Adagrad"] = () => new Adagrad { LearningRate = 0.1f },
        ["AdagradDecay"] = () => new Adagrad { LearningRate = 0.1f, LearningRateDecay = 0.1f, InitialSum = 0.1f },
        ["Adadelta"] = () => new Adadelta(),
        ["RAdam"] = () => new RAdam { LearningRate = 0.05f },
        ["RAdamSoonRectified"] = () => new RAdam { LearningRate = 0.05f, Beta1 = 0.8, Beta2 = 0.9 },
        ["NAdam"] = () => new NAdam { LearningRate = 0.05f },
        ["Lion"] = () => new Lion { LearningRate = 0.01f, WeightDecay = 0.1f, DecaysAllTensors = true },
    };

    public static TheoryData<string> Names => [.. TorchOptimizers.Values.Cases.Keys];

    /// <remarks>
    /// All values are below 4, gradients at least 0.1 and steps below 0.7 in magnitude. A step rounds θ once or twice, by at most 2·2⁻²³; and its own
    /// operations, a moment's earlier roundings, lr and the other settings make it wrong by less than 30·2⁻²⁴ of itself. So ten steps
    /// are off by less than 10·(4 + 30·0.7/2)·2⁻²³.
    /// </remarks>
    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_are_those_of_PyTorch(string name)
    {
        TorchOptimizers values = TorchOptimizers.Values;
        Optimizer optimizer = Optimizers[name]();
        var parameters = new ParameterBuffer<Classifier>();
        parameters.CopyFrom(values.Start);
        var gradients = new ParameterBuffer<Classifier>();
        var state = new OptimizerState<Classifier>(optimizer);
        int found = 0;
        for (int step = 1; step <= values.Gradients.Length; step++)
        {
            gradients.CopyFrom(values.Gradients[step - 1]);
            optimizer.Update(parameters.AsSpan(), gradients.AsSpan(), state);
            if (!TorchOptimizers.Steps.Contains(step))
                continue;
            double[] expected = values.Cases[name][found++];
            float[] actual = parameters.ToArray();
            for (int i = 0; i < actual.Length; i++)
                Assert.Equal(expected[i], actual[i], 145 * Math.ScaleB(1, -23));
        }

        Padding.IsZero(parameters);
        Assert.All(state.Moments, Padding.IsZero);
    }

    /// <remarks>Each parameter is moved again at another place, among zeros: in another lane, or in the registers at the end. A parameter's bits do not depend on where it stands.</remarks>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_moves_alike_wherever_it_stands(string name)
    {
        Optimizer optimizer = Optimizers[name]();
        if (optimizer is ElementwiseOptimizer { Groups.IsEmpty: false } or ElementwiseOptimizer { WeightDecay: > 0, DecaysAllTensors: false }
            or ElementwiseOptimizer { MaxGradientNorm: < float.PositiveInfinity })
            return;
        float[] alone = new float[Wide.Size];
        float[] aloneGradients = new float[Wide.Size];
        float[] all = Noise.Uniform(Wide.Size, seed: 1);
        float[][] gradients = [.. Enumerable.Range(2, 4).Select(seed => Noise.Uniform(Wide.Size, seed))];
        float[] start = [.. all];
        var stateOfAll = new OptimizerState<Wide>(optimizer);
        foreach (float[] g in gradients)
            optimizer.Update(all, g, stateOfAll);
        for (int i = 0; i < Wide.Size; i++)
        {
            var state = new OptimizerState<Wide>(optimizer);
            int place = Wide.Size - 1 - i;
            alone[place] = start[i];
            foreach (float[] g in gradients)
            {
                aloneGradients[place] = g[i];
                optimizer.Update(alone, aloneGradients, state);
            }

            Assert.Equal(BitConverter.SingleToInt32Bits(all[i]), BitConverter.SingleToInt32Bits(alone[place]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_update_allocates_nothing(string name)
    {
        Optimizer optimizer = Optimizers[name]();
        var parameters = new ParameterBuffer<Classifier>();
        ParameterBuffer<Classifier> gradients = Noise.Gradients<Classifier>(1);
        var state = new OptimizerState<Classifier>(optimizer);

        Allocations.AssertNone(() => optimizer.Update(parameters.AsSpan(), gradients.AsSpan(), state));
    }
}
