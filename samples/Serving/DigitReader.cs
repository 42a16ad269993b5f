// Imported from digits.onnx, written by pytorch 1.13.0.
using CompiledNet;

namespace Serving;

[Network(8, 8, 1, Weights = "digitreader.safetensors")]
[Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)] // /0/0.0/Conv
[MaxPool2D(2)] // /0/0.2/MaxPool
[Flatten]
[Dense(32, Activation.ReLU)] // /0/0.4/Gemm
[Dense(10, Activation.Softmax)] // /0/0.6/Gemm
public sealed partial class DigitReader;
