using System.Collections.Immutable;
using CompiledNet.Analyzers.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Analyzers.Tests.Using;

/// <summary>Statements that use a classifier of 4 inputs and 10 classes, and a stream of 2 features and 1 output.</summary>
internal static class NetworkUse
{
    public static Task Finds(string statements, params string[] messages) => Running.Findings.Of(Source(statements), messages);

    /// <summary>The same for a call in the stream's own class.</summary>
    public static Task FindsWithin(string own, params string[] messages) => Running.Findings.Of(Source("", own), messages);

    public static Task FindsNothing(string statements) => Running.Findings.None(Source(statements));

    public static Task<ImmutableArray<Diagnostic>> Findings(string statements) => Analysis.Run(Source(statements));

    private static string Source(string statements, string own = "Forward(x, y)") =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using CompiledNet;

        [Network(4), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        partial class Digits
        {
            public void Forward(float[] inputs, float[] outputs, int own) { }
        }

        [Network(2, Streaming = true), GRU(8), Dense(1), Loss(LossFunction.MeanSquaredError)]
        partial class Effect
        {
            public void Hold(float[] x, float[] y)
            {
                for (int i = 0; i < 8; i++)
                    {{own}};
            }
        }

        [Network(2, Streaming = true), Dense(1), Loss(LossFunction.MeanSquaredError)]
        partial class Curve;

        class Other
        {
            public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) { }
        }

        static class Test
        {
            public static void Throws(Action action) { }
        }

        class User
        {
            private readonly Digits _model = new();
            private readonly Trainer<Digits> _trainer = new(new Digits(), new Sgd());
            [ThreadStatic] private static Trainer<Digits>? s_own;
            private readonly StreamState<Effect> _state = new Effect().CreateState();
            [ThreadStatic] private static StreamState<Effect>? s_state;
            private Trainer<Digits> Fresh => new(new Digits(), new Sgd());

            async Task Use(Digits model, Digits second, Trainer<Digits> trainer, float[] x, float[] y, int[] labels, ParameterBuffer<Digits> gradients, int n, Effect effect, Curve curve, StreamState<Effect> state)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
                await Task.CompletedTask;
            }
        }
        """;
}
