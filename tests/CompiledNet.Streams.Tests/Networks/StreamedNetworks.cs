namespace CompiledNet.Streams.Tests.Networks;

/// <summary>Causal convolutions with dilations, of channels that fill vectors and that do not.</summary>
[Network(1, Streaming = true)]
[Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal)]
[Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 4)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Filters;

[Network(3, Streaming = true)]
[Conv1D(17, 4, Activation.ReLU, Padding = Padding.Causal, Dilation = 3)]
[BatchNorm]
[Conv1D(5, 1, Activation.SiLU)]
[Conv1D(7, 2, Padding = Padding.Causal, UseBias = false)]
[LayerNorm]
[Dense(3, Activation.Tanh)]
public sealed partial class OddFilters;

[Network(3, Streaming = true)]
[Dropout(0.2f)]
[Conv1D(5, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[BatchNorm]
[Conv1D(4, 2, Activation.SiLU, Padding = Padding.Causal)]
[Activation(Activation.PReLU)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class NormalizedFilters;

/// <summary>Groups, one of which is a channel with a filter.</summary>
[Network(6, Streaming = true)]
[Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Groups = 6, Dilation = 2)]
[Conv1D(9, 3, Padding = Padding.Causal, Groups = 3)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class GroupedFilters;

/// <summary>What WaveNets are: gates, residual and skip connections.</summary>
[Network(2, Streaming = true)]
[Dense(4, Name = "First")]
[Conv1D(4, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2, Name = "Filter")]
[Conv1D(4, 3, Activation.Sigmoid, Padding = Padding.Causal, Dilation = 2, Input = "First")]
[Multiply("Filter", Name = "Product")]
[Dropout(0.1f)]
[Dense(4)]
[Add("First")]
[Concat("Product")]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class Gated;

/// <summary>The same with sums of an input's product and a filter's, as amplifiers have, in 16 channels and in 8.</summary>
[Network(1, Streaming = true)]
[Dense(16, UseBias = false, Name = "First")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 32, Name = "Filter1")]
[Dense(16, UseBias = false, Input = "input")]
[Add("Filter1")]
[Activation(Activation.Tanh, Name = "Tanh1")]
[Dense(16)]
[Add("First", Name = "Layer1")]
[Conv1D(16, 3, Padding = Padding.Causal, Name = "Filter2")]
[Dense(16, UseBias = false, Input = "input")]
[Add("Filter2")]
[Activation(Activation.Tanh)]
[Add("Tanh1", Name = "Skip")]
[Dense(8, UseBias = false, Input = "Layer1", Name = "Second")]
[Conv1D(8, 3, Padding = Padding.Causal, Dilation = 4, Name = "Filter3")]
[Dense(8, UseBias = false, Input = "input")]
[Add("Filter3")]
[Activation(Activation.Tanh)]
[Dense(8)]
[Add("Second", Name = "Residual3")]
[Dense(8, Input = "Skip")]
[Add("Residual3")]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Amp;

/// <summary>A network whose steps know nothing of each other.</summary>
[Network(4, Streaming = true)]
[Dense(8, Activation.ReLU)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Steps;

/// <summary>The same with layers of several vectors, whose functions are long.</summary>
[Network(11, Streaming = true)]
[Dense(29, Activation.ELU)]
[Dense(7, UseBias = false)]
[Loss(LossFunction.Huber)]
public sealed partial class LongSteps;

[Network(2, Streaming = true)]
[SimpleRNN(3)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Simple;

[Network(1, Streaming = true)]
[GRU(8)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Gates;

[Network(16, Streaming = true)]
[LSTM(20)]
[Dense(16)]
[Loss(LossFunction.Huber)]
public sealed partial class Cells;

/// <summary>Recurrent layers on each other and behind a convolution.</summary>
[Network(2, Streaming = true)]
[Conv1D(5, 3, Activation.ReLU, Padding = Padding.Causal)]
[LSTM(4)]
[LayerNorm]
[GRU(17)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class Stacked;

/// <summary>Recurrent layers that start as they are told.</summary>
[Network(2, Streaming = true)]
[GRU(5, Initializer = Initializer.Constant, InitialValue = 0.25f, RecurrentInitializer = Initializer.Zeros)]
[LSTM(3, Initializer = Initializer.HeUniform, RecurrentInitializer = Initializer.Constant, RecurrentInitialValue = -0.5f, ForgetBias = 1f)]
[SimpleRNN(4, RecurrentInitializer = Initializer.GlorotNormal)]
public sealed partial class Started;

/// <summary>A language of five words.</summary>
[Network(1, Streaming = true, IndexInputs = new[] { 0 })]
[Embedding(5, 3)]
[GRU(4)]
[Dense(5, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class Words;

/// <summary>Rows of which few have room on the stack.</summary>
[Network(5000, Streaming = true)]
[SimpleRNN(2)]
[Dense(5000)]
public sealed partial class Wide;

[Network(3, Streaming = true, FusedMultiplyAdd = false)]
[Conv1D(6, 2, Activation.Tanh, Padding = Padding.Causal, Dilation = 5)]
[GRU(5)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Unfused;

/// <summary>Steps of which one value is an index, and layers of images between layers that remember.</summary>
[Network(10, IndexInputs = new[] { 2 }, Streaming = true)]
[Embedding(5, 3, Columns = new[] { 2 })]
[LSTM(16)]
[Reshape(4, 4, 1)]
[Conv2D(3, 2, Activation.Tanh, Name = "Picture")]
[Conv2D(3, 3, Activation.SiLU, Padding = Padding.Same)]
[Add("Picture")]
[MaxPool2D(2, Stride = 1)]
[LayerNorm]
[Flatten]
[Conv1D(5, 2, Activation.Tanh, Padding = Padding.Causal, Dilation = 3)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Pictures;
