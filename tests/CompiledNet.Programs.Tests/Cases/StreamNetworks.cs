namespace CompiledNet.Programs.Tests.Cases;

/// <summary>Networks whose rows are steps in time: causal convolutions with and without groups, recurrent layers, and both.</summary>
internal static class StreamNetworks
{
    public const string Source = """
        namespace CompiledNet.Programs.Tests.Networks;

        [Network(1, Streaming = true)]
        [Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal)]
        [Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
        [Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfFilters;

        [Network(3, Streaming = true)]
        [Conv1D(17, 4, Activation.ReLU, Padding = Padding.Causal, Dilation = 3), BatchNorm, Conv1D(5, 1, Activation.SiLU), Conv1D(7, 2, Padding = Padding.Causal, UseBias = false), LayerNorm]
        [Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class StreamOfOddFilters;

        [Network(6, Streaming = true)]
        [Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Groups = 6, Dilation = 2), Conv1D(9, 3, Padding = Padding.Causal, Groups = 3), Dense(2)]
        [Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfGroups;

        [Network(2, Streaming = true)]
        [Dense(4, Name = "First"), Conv1D(4, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2, Name = "Filter")]
        [Conv1D(4, 3, Activation.Sigmoid, Padding = Padding.Causal, Dilation = 2, Input = "First"), Multiply("Filter"), Dropout(0.2f), Dense(4), Add("First"), Dense(2)]
        [Loss(LossFunction.Huber)]
        public sealed partial class StreamOfBranches;

        [Network(1, Streaming = true), Dense(16, UseBias = false, Name = "First")]
        [Conv1D(16, 3, Padding = Padding.Causal, Dilation = 4, Name = "Filter1"), Dense(16, UseBias = false, Input = "input"), Add("Filter1"), Activation(Activation.Tanh, Name = "Tanh1")]
        [Dense(16), Add("First", Name = "Layer1")]
        [Conv1D(16, 3, Padding = Padding.Causal, Name = "Filter2"), Dense(16, UseBias = false, Input = "input"), Add("Filter2"), Activation(Activation.Tanh), Add("Tanh1", Name = "Skip")]
        [Dense(8, UseBias = false, Input = "Layer1"), Conv1D(8, 3, Padding = Padding.Causal, Dilation = 8, Name = "Filter3"), Dense(8, UseBias = false, Input = "input"), Multiply("Filter3")]
        [Dense(8, Name = "Residual3"), Dense(8, Input = "Skip"), Add("Residual3"), Activation(Activation.ReLU), Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfJoinedLayers;

        [Network(4, Streaming = true), Dense(8, Activation.ReLU), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfSteps;

        [Network(2, Streaming = true), SimpleRNN(3), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfSimple;

        [Network(1, Streaming = true), GRU(8), Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfGates;

        [Network(2, Streaming = true), GRU(9, ResetAfter = false), Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfEarlyResets;

        [Network(5, Streaming = true), LSTM(20), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfCells;

        // Weights of states that fill more than the first-level cache.
        [Network(2, Streaming = true), GRU(54), LSTM(45), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamOfPanels;

        [Network(2, Streaming = true), Conv1D(5, 3, Activation.ReLU, Padding = Padding.Causal), LSTM(4), LayerNorm, GRU(17), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class StreamOfAll;

        [Network(3, Streaming = true, FusedMultiplyAdd = false), Conv1D(6, 2, Activation.Tanh, Padding = Padding.Causal, Dilation = 5), GRU(5), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class StreamUnfused;
        """;
}
