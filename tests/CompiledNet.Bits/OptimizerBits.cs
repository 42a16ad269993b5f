using CompiledNet.Tests.Networks;

namespace CompiledNet.Bits;

/// <summary>Steps of every optimizer over drawn gradients.</summary>
internal static class OptimizerBits
{
    private const int Steps = 20;

    public static void Print(Digests digests)
    {
        ParameterGroup[] groups = [new("Dense1") { LearningRateFactor = 0.3f, WeightDecay = 0.1f }];
        Print(digests, new Sgd { Momentum = 0.9f, Dampening = 0.1f, WeightDecay = 0.01f, MaxGradientNorm = 1f }, "Sgd, dampened, clipped by norm");
        Print(digests, new Sgd { Momentum = 0.9f, Nesterov = true, MaxGradientValue = 0.3f, Groups = [.. groups] }, "Sgd, Nesterov's, clipped by value");
        Print(digests, new Adam { AMSGrad = true, Groups = [.. groups] }, "Adam with AMSGrad");
        Print(digests, new AdamW { MaxGradientNorm = 1f }, "AdamW, clipped by norm");
        Print(digests, new RmsProp { Centered = true, Momentum = 0.5f }, "RmsProp, centered, with momentum");
        Print(digests, new Adagrad { LearningRateDecay = 0.1f }, "Adagrad");
        Print(digests, new Adadelta(), "Adadelta");
        Print(digests, new NAdam { WeightDecay = 0.1f, DecouplesWeightDecay = true }, "NAdam");
        Print(digests, new RAdam { Beta2 = 0.9 }, "RAdam");
        Print(digests, new Lion { WeightDecay = 0.1f }, "Lion");
    }

    private static void Print(Digests digests, Optimizer optimizer, string name)
    {
        var parameters = new From64Over256To48(seed: 7).Parameters;
        var gradients = new ParameterBuffer<From64Over256To48>();
        var state = new OptimizerState<From64Over256To48>(optimizer);
        for (int step = 0; step < Steps; step++)
        {
            gradients.CopyFrom(Draw.Rows(1, gradients.Count, seed: 100 + step));
            optimizer.Update(parameters.AsTrainedSpan(), gradients.AsTrainedSpan(), state);
        }

        digests.AppendFinite(parameters);
        digests.EndPart($"Optimizers, {name}");
    }
}
