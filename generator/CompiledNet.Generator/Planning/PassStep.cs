namespace CompiledNet.Generator.Planning;

/// <summary>What a pass does with the rows of a block: for the most part a call of a kernel.</summary>
/// <param name="Values">The values that it reads or writes.</param>
internal abstract record PassStep(EquatableArray<PassValue> Values);

/// <summary><c>z = W·a + b</c> of a layer, and <c>g</c> where it is placed in the product.</summary>
internal sealed record ForwardStep(int Layer, PassValue Input, PassValue Result)
    : PassStep(new[] { Input, Result }.ToEquatableArray());

/// <summary><c>a = g(z)</c> of a layer.</summary>
internal sealed record ActivationStep(int Layer, PassValue Input, PassValue Result)
    : PassStep(new[] { Input, Result }.ToEquatableArray());

/// <summary><c>softmax</c> of the last layer, to the caller's rows, which are not padded.</summary>
internal sealed record OutputStep(int Layer, PassValue Input)
    : PassStep(new[] { Input, PassValue.Output }.ToEquatableArray());

/// <summary>The last layer with rows in the lanes of vectors, to the caller's rows.</summary>
internal sealed record OutputPanelsStep(int Layer, PassValue Input)
    : PassStep(new[] { Input, PassValue.Panel, PassValue.Activations(Layer), PassValue.Output }.ToEquatableArray());

/// <summary>The rows of the last layer without their padding, to the caller's rows.</summary>
internal sealed record UnpadStep(int Layer, PassValue Input)
    : PassStep(new[] { Input, PassValue.Output }.ToEquatableArray());

/// <summary>The rows of targets as the loss wants them.</summary>
/// <param name="Source">Where they come from.</param>
internal sealed record TargetsStep(TargetSource Source)
    : PassStep((Source == TargetSource.Caller ? [] : new[] { PassValue.Targets }).ToEquatableArray());

/// <summary>Where rows of targets come from.</summary>
internal enum TargetSource
{
    /// <summary>They are used where the caller has them.</summary>
    Caller,

    /// <summary>They are copied, with padding.</summary>
    Copy,

    /// <summary>They are copied with padding, or class labels become rows of them.</summary>
    CopyOrLabels,
}

/// <summary>The loss, and its derivative with respect to the last layer's <c>a</c>, or <c>z</c> where they are one step.</summary>
/// <param name="Layer">The last layer.</param>
/// <param name="Form">How it goes through the rows.</param>
/// <param name="Scale">The factor of the derivative.</param>
internal sealed record LossStep(int Layer, LossForm Form, LossScale Scale)
    : PassStep(new[] { PassValue.Activations(Layer), PassValue.Derivatives(Layer) }.Concat(Form == LossForm.Panels ? [PassValue.Panel] : []).ToEquatableArray());

/// <summary>How a loss goes through rows.</summary>
internal enum LossForm
{
    /// <summary>Row by row, with units in the lanes of vectors.</summary>
    Rows,

    /// <summary>One row with one output.</summary>
    OneOutput,

    /// <summary>Rows in the lanes of vectors.</summary>
    Panels,
}

/// <summary>The factor of the derivative of a loss.</summary>
internal enum LossScale
{
    /// <summary>One: the derivative is not used.</summary>
    One,

    /// <summary>The pass is given it.</summary>
    Given,

    /// <summary>One divided by the terms that a row adds to the cost.</summary>
    OneRow,
}

/// <summary>The caller's derivatives with respect to the outputs, with padding.</summary>
internal sealed record OutputGradientsStep(int Layer)
    : PassStep(new[] { PassValue.Derivatives(Layer) }.ToEquatableArray());

/// <summary><c>dz = da·g′</c>, in place.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Source">What <c>g′</c> is computed from.</param>
internal sealed record ActivationGradientsStep(int Layer, PassValue Source)
    : PassStep(new[] { Source, PassValue.Derivatives(Layer) }.ToEquatableArray());

/// <summary><c>dW = Σ dz·aᵀ</c> and <c>db = Σ dz</c>.</summary>
internal sealed record WeightGradientsStep(int Layer, PassValue Input)
    : PassStep(new[] { Input, PassValue.Derivatives(Layer) }.ToEquatableArray());

/// <summary><c>da = Wᵀ·dz</c>, and <c>g′</c> of the layer before where it is placed in the product.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Source">What <c>g′</c> is computed from; null where it is not placed here.</param>
/// <param name="Result">The derivatives of the layer before, or those of the caller's inputs, which are wanted or not.</param>
internal sealed record InputGradientsStep(int Layer, PassValue? Source, PassValue Result)
    : PassStep(new[] { PassValue.Derivatives(Layer), PassValue.Panel, Result }.Concat(Source is null ? [] : [Source]).ToEquatableArray());

/// <summary>A layer for one row, activation included, by a method of its own.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Input">Its input.</param>
/// <param name="PreActivations">Memory for <c>z</c>, where softmax needs all of them before it gives any; else null.</param>
/// <param name="Result">Its outputs.</param>
internal sealed record RowStep(int Layer, PassValue Input, PassValue? PreActivations, PassValue Result)
    : PassStep(new[] { Input, Result }.Concat(PreActivations is null ? [] : [PreActivations]).ToEquatableArray());

/// <summary>Ends the pass if the outputs of a layer are not all finite.</summary>
internal sealed record FiniteStep(int Layer)
    : PassStep(new[] { PassValue.Activations(Layer) }.ToEquatableArray());

/// <summary>Ends the pass, with nothing changed, if a gradient could be larger than is allowed.</summary>
/// <param name="Layers">The number of layers.</param>
internal sealed record GradientBoundStep(int Layers)
    : PassStep(Enumerable.Range(1, Layers).SelectMany(layer => new[] { PassValue.Derivatives(layer), PassValue.Activations(layer - 1) }).ToEquatableArray());

/// <summary><c>W ← W − α·dz·aᵀ</c> and <c>b ← b − α·dz</c> of one row.</summary>
internal sealed record DescentStep(int Layer, PassValue Input)
    : PassStep(new[] { Input, PassValue.Derivatives(Layer) }.ToEquatableArray());
