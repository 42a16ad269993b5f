// Imported from amp.nam, WaveNet of Neural Amp Modeler: Diode clipper.
// The scale of the head, 1, is a part of the weights of Head2.
using CompiledNet;

namespace Amplifier;

/// <summary>
/// What <c>compilednet import amp.nam --class Amp --namespace Amplifier</c> writes; with a loss, by which it learnt (<see cref="Capture"/>).
/// </summary>
[Network(1, Streaming = true)]
[Dense(6, UseBias = false, Name = "Rechannel1")]
[Conv1D(6, 3, Padding = Padding.Causal, Name = "Conv1_1")]
[Dense(6, UseBias = false, Input = "input", Name = "Mixin1_1")]
[Add("Conv1_1", Name = "Sum1_1")]
[Activation(Activation.Tanh, Name = "Activation1_1")]
[Dense(6, Name = "Residual1_1")]
[Add("Rechannel1", Name = "Layer1_1")]
[Conv1D(6, 3, Padding = Padding.Causal, Dilation = 2, Name = "Conv1_2")]
[Dense(6, UseBias = false, Input = "input", Name = "Mixin1_2")]
[Add("Conv1_2", Name = "Sum1_2")]
[Activation(Activation.Tanh, Name = "Activation1_2")]
[Add("Activation1_1", Name = "Skip1_2")]
[Dense(6, Input = "Activation1_2", Name = "Residual1_2")]
[Add("Layer1_1", Name = "Layer1_2")]
[Conv1D(6, 3, Padding = Padding.Causal, Dilation = 4, Name = "Conv1_3")]
[Dense(6, UseBias = false, Input = "input", Name = "Mixin1_3")]
[Add("Conv1_3", Name = "Sum1_3")]
[Activation(Activation.Tanh, Name = "Activation1_3")]
[Add("Skip1_2", Name = "Skip1_3")]
[Dense(6, Input = "Activation1_3", Name = "Residual1_3")]
[Add("Layer1_2", Name = "Layer1_3")]
[Conv1D(6, 3, Padding = Padding.Causal, Dilation = 8, Name = "Conv1_4")]
[Dense(6, UseBias = false, Input = "input", Name = "Mixin1_4")]
[Add("Conv1_4", Name = "Sum1_4")]
[Activation(Activation.Tanh, Name = "Activation1_4")]
[Add("Skip1_3", Name = "Skip1_4")]
[Dense(6, Input = "Activation1_4", Name = "Residual1_4")]
[Add("Layer1_3", Name = "Layer1_4")]
[Dense(3, UseBias = false, Input = "Skip1_4", Name = "Head1")]
[Dense(3, UseBias = false, Input = "Layer1_4", Name = "Rechannel2")]
[Conv1D(3, 3, Padding = Padding.Causal, Name = "Conv2_1")]
[Dense(3, UseBias = false, Input = "input", Name = "Mixin2_1")]
[Add("Conv2_1", Name = "Sum2_1")]
[Activation(Activation.Tanh, Name = "Activation2_1")]
[Add("Head1", Name = "Skip2_1")]
[Dense(3, Input = "Activation2_1", Name = "Residual2_1")]
[Add("Rechannel2", Name = "Layer2_1")]
[Conv1D(3, 3, Padding = Padding.Causal, Dilation = 2, Name = "Conv2_2")]
[Dense(3, UseBias = false, Input = "input", Name = "Mixin2_2")]
[Add("Conv2_2", Name = "Sum2_2")]
[Activation(Activation.Tanh, Name = "Activation2_2")]
[Add("Skip2_1", Name = "Skip2_2")]
[Dense(3, Input = "Activation2_2", Name = "Residual2_2")]
[Add("Layer2_1", Name = "Layer2_2")]
[Conv1D(3, 3, Padding = Padding.Causal, Dilation = 4, Name = "Conv2_3")]
[Dense(3, UseBias = false, Input = "input", Name = "Mixin2_3")]
[Add("Conv2_3", Name = "Sum2_3")]
[Activation(Activation.Tanh, Name = "Activation2_3")]
[Add("Skip2_2", Name = "Skip2_3")]
[Dense(3, Input = "Activation2_3", Name = "Residual2_3")]
[Add("Layer2_2", Name = "Layer2_3")]
[Conv1D(3, 3, Padding = Padding.Causal, Dilation = 8, Name = "Conv2_4")]
[Dense(3, UseBias = false, Input = "input", Name = "Mixin2_4")]
[Add("Conv2_4", Name = "Sum2_4")]
[Activation(Activation.Tanh, Name = "Activation2_4")]
[Add("Skip2_3", Name = "Skip2_4")]
[Dense(1, Name = "Head2")]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Amp
{
    /// <summary>The samples a second for which it was trained.</summary>
    public const int SampleRate = 48000;

    /// <summary>The samples of silence to give it before the first one.</summary>
    public const int SettlingSamples = 61;
}
