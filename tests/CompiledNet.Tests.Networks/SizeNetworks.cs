namespace CompiledNet.Tests.Networks;

// Every size that a vector, a tile or a block could trip over, as the number of inputs, of hidden units and of outputs.
// Network k of a group goes from size k over size k + d to size k + 3d in the list 1, 3, 4, 7, 8, 15, 16, 17, 31, 33, 64,
// 100, 784, which begins again at its end; each group has another d. So every pair of sizes that differs by d or 2d
// places is a layer somewhere.

// Every number of hidden units up to more than two vectors of 512 bits, so that every number of a row's last vectors is padding.

[Network(5), Dense(2, Activation.Tanh), Dense(5, Activation.ReLU), Dense(6, Activation.Tanh), Dense(7, Activation.Sigmoid), Dense(9, Activation.Tanh), Dense(10), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From2To10Units;

[Network(6), Dense(11, Activation.Tanh), Dense(12, Activation.LeakyReLU), Dense(13, Activation.Tanh), Dense(14, Activation.GELU), Dense(15, Activation.Tanh), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From11To15Units;

[Network(9), Dense(17, Activation.Tanh), Dense(18, Activation.SiLU), Dense(19, Activation.Tanh), Dense(5, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class From17To19Units;

[Network(10), Dense(20, Activation.ELU), Dense(21, Activation.Tanh), Dense(22, Activation.Softplus), Dense(6, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From20To22Units;

[Network(11), Dense(23, Activation.Tanh), Dense(24, Activation.HardTanh), Dense(25, Activation.Tanh), Dense(9), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From23To25Units;

[Network(12), Dense(26, Activation.Tanh), Dense(27, Activation.LeakyReLU), Dense(28, Activation.SELU), Dense(11), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From26To28Units;

[Network(18), Dense(29, Activation.Tanh), Dense(30, Activation.ReLU), Dense(31, Activation.Tanh), Dense(32, Activation.HardSigmoid), Dense(34, Activation.Tanh), Dense(7), Loss(LossFunction.Huber)]
public sealed partial class From29To34Units;

// d = 1
[Network(1), Dense(3, Activation.Tanh), Dense(7), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From1Over3To7;

[Network(3), Dense(4, Activation.ReLU), Dense(8, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class From3Over4To8;

[Network(4), Dense(7, Activation.Sigmoid), Dense(15), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From4Over7To15;

[Network(7), Dense(8, Activation.LeakyReLU), Dense(16), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From7Over8To16;

[Network(8), Dense(15, Activation.Softplus), Dense(17, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From8Over15To17;

[Network(15), Dense(16, Activation.Tanh), Dense(31), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From15Over16To31;

[Network(16), Dense(17, Activation.ReLU), Dense(33, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class From16Over17To33;

[Network(17), Dense(31, Activation.Sigmoid), Dense(64), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From17Over31To64;

[Network(31), Dense(33, Activation.LeakyReLU), Dense(100), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From31Over33To100;

[Network(33), Dense(64, Activation.Softplus), Dense(784, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From33Over64To784;

[Network(64), Dense(100, Activation.Tanh), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From64Over100To1;

[Network(100), Dense(784, Activation.ReLU), Dense(3, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class From100Over784To3;

[Network(784), Dense(1, Activation.Sigmoid), Dense(4), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From784Over1To4;


// d = 3
[Network(1), Dense(7, Activation.Softplus), Dense(33), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From1Over7To33;

[Network(3), Dense(8, Activation.Tanh), Dense(64, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From3Over8To64;

[Network(4), Dense(15, Activation.ReLU), Dense(100), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From4Over15To100;

[Network(7), Dense(16, Activation.Sigmoid), Dense(784, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class From7Over16To784;

[Network(8), Dense(17, Activation.LeakyReLU), Dense(1), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From8Over17To1;

[Network(15), Dense(31, Activation.Softplus), Dense(3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From15Over31To3;

[Network(16), Dense(33, Activation.Tanh), Dense(4, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From16Over33To4;

[Network(17), Dense(64, Activation.ReLU), Dense(7), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From17Over64To7;

[Network(31), Dense(100, Activation.Sigmoid), Dense(8, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class From31Over100To8;

[Network(33), Dense(784, Activation.LeakyReLU), Dense(15), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From33Over784To15;

[Network(64), Dense(1, Activation.Softplus), Dense(16), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From64Over1To16;

[Network(100), Dense(3, Activation.Tanh), Dense(17, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From100Over3To17;

[Network(784), Dense(4, Activation.ReLU), Dense(31), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From784Over4To31;


// d = 4
[Network(1), Dense(8, Activation.LeakyReLU), Dense(784, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class From1Over8To784;

[Network(3), Dense(15, Activation.Softplus), Dense(1), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From3Over15To1;

[Network(4), Dense(16, Activation.Tanh), Dense(3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From4Over16To3;

[Network(7), Dense(17, Activation.ReLU), Dense(4, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From7Over17To4;

[Network(8), Dense(31, Activation.Sigmoid), Dense(7), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From8Over31To7;

[Network(15), Dense(33, Activation.LeakyReLU), Dense(8, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class From15Over33To8;

[Network(16), Dense(64, Activation.Softplus), Dense(15), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From16Over64To15;

[Network(17), Dense(100, Activation.Tanh), Dense(16), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From17Over100To16;

[Network(31), Dense(784, Activation.ReLU), Dense(17, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From31Over784To17;

[Network(33), Dense(1, Activation.Sigmoid), Dense(31), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From33Over1To31;

[Network(64), Dense(3, Activation.LeakyReLU), Dense(33, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class From64Over3To33;

[Network(100), Dense(4, Activation.Softplus), Dense(64), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class From100Over4To64;

[Network(784), Dense(7, Activation.Tanh), Dense(100), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From784Over7To100;
