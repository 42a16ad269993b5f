namespace CompiledNet.Programs.Tests.Cases;

/// <summary>Networks with recurrent layers: gates narrower and wider than vectors, one step and many, forwards and backwards, stacked and beside others.</summary>
internal static class RecurrentNetworks
{
    public const string Source = """
        namespace CompiledNet.Programs.Tests.Networks;

        [Network(4, 2), SimpleRNN(3), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class SimpleSteps;

        [Network(5, 3), SimpleRNN(17, ReturnSequences = true, GoBackwards = true)]
        public sealed partial class SimpleStepsBackwards;

        [Network(4, 3), GRU(4, ReturnSequences = true), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class NarrowGates;

        [Network(3, 2), GRU(17), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class WideGates;

        [Network(5, 3), GRU(7, ReturnSequences = true, ResetAfter = false), GRU(2, ResetAfter = false, GoBackwards = true), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class EarlyResets;

        [Network(1, 5), GRU(3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class OneStep;

        [Network(6, 1), LSTM(5), Dense(1), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Cells;

        [Network(3, 20), LSTM(33, ReturnSequences = true), LSTM(2, GoBackwards = true), Loss(LossFunction.Huber)]
        public sealed partial class StackedCells;

        [Network(3, 2), LSTM(45, ReturnSequences = true), GRU(54), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class SequenceOfPanels;

        [Network(7, 2), GRU(3, ReturnSequences = true, Name = "Forwards"), GRU(3, ReturnSequences = true, GoBackwards = true, Input = "input"), Concat("Forwards"), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class BothDirections;

        [Network(9, 2), Conv1D(5, 3, Activation.ReLU), LSTM(4, ReturnSequences = true), LayerNorm, SimpleRNN(6), Dense(1, Activation.Tanh), Loss(LossFunction.MeanAbsoluteError)]
        public sealed partial class FilteredSteps;

        [Network(4, 3, FusedMultiplyAdd = false), GRU(6, ReturnSequences = true), LSTM(3), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class UnfusedSteps;
        """;
}
