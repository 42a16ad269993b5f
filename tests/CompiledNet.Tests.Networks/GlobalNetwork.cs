using System.Diagnostics.CodeAnalysis;
using CompiledNet;

/// <summary>A network in no namespace.</summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "That is what is tried.")]
[Network(5), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class GlobalNetwork;
