namespace CompiledNet.Generator.Model;

/// <summary>A layer with its shapes and its parameters. Each kind of layer has a record of its own.</summary>
/// <param name="Kind">The kind's name in the catalogue: <c>Dense</c>.</param>
/// <param name="Name">The layer's name.</param>
/// <param name="Inputs">The numbers of the layers whose outputs it reads: from 1 in the order of the declaration, 0 for the network's input.</param>
/// <param name="InputShape">The axes of a row of what comes in.</param>
/// <param name="OutputShape">The axes of a row of what it gives.</param>
/// <param name="Activation">The function that is applied last.</param>
/// <param name="Tensors">Its parameters in canonical order, weights first.</param>
internal abstract record LayerModel(
    string Kind,
    string Name,
    EquatableArray<int> Inputs,
    TensorShape InputShape,
    TensorShape OutputShape,
    ActivationModel Activation,
    EquatableArray<ParameterTensorModel> Tensors)
{
    public int InputSize => InputShape.Size;

    /// <summary>The axes of a row of each of <see cref="Inputs"/>.</summary>
    public virtual EquatableArray<TensorShape> InputShapes => new([InputShape]);

    public int OutputSize => OutputShape.Size;

    /// <summary>Whether it reads the outputs of one layer, which has this number among <see cref="Inputs"/>, and nothing else.</summary>
    public bool ReadsOnly(int number) => Inputs.Count == 1 && Inputs[0] == number;

    /// <summary>The multiply-adds of a forward pass of one row.</summary>
    public abstract long MultiplyAdds { get; }

    public long ParameterCount => Tensors.Sum(tensor => tensor.Shape.Length);

    /// <summary>The tensor that the declared initializer draws; null of a layer without parameters.</summary>
    public ParameterTensorModel? Weights => Tensors.Count > 0 ? Tensors[0] : null;

    /// <summary>Whether <see cref="Activation"/> is one of its arguments.</summary>
    public virtual bool HasActivation => false;

    /// <summary>What is kept with the parameters but not trained.</summary>
    public virtual EquatableArray<ParameterTensorModel> Statistics => new([]);

    /// <summary>The library's type with which users reach its tensors.</summary>
    public virtual string View => $"{Kind}View";

    /// <summary>What else its description tells.</summary>
    public virtual LayerDetails Details => LayerDetails.None;

    /// <summary>Which of the values that it gives are indices, untouched.</summary>
    public virtual EquatableArray<IndexPlace> Indices => new([]);

    /// <summary>Whether values that come in may be indices.</summary>
    public virtual bool TakesIndices => false;

    /// <summary>How many values an index may have that the layer takes: from 0 on; 0 of a layer that takes none.</summary>
    public virtual int IndexCount => 0;

    /// <summary>Whether it gives what comes in, but in training.</summary>
    public virtual bool IsForTrainingOnly => false;

    /// <summary>Whether it takes all steps of a sequence and gives what the last of them gives alone.</summary>
    public virtual bool GivesLastStepAlone => false;

    /// <summary>Whether it computes nothing: its outputs are its inputs under another shape.</summary>
    public virtual bool IsView => false;

    /// <summary>Whether its pre-activations are <c>W·x + b</c> with any matrix: two of these with no activation between them are one.</summary>
    public virtual bool IsMatrixProduct => false;
}
