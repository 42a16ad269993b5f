namespace CompiledNet.Reference.Recurrent;

/// <summary>What a recurrent layer takes and gives.</summary>
/// <param name="Steps">The steps of a sequence.</param>
/// <param name="Features">The numbers of a step.</param>
/// <param name="Units">The numbers of the hidden state.</param>
/// <param name="ReturnsSequences">Whether the layer gives what every step gives, and not the last alone.</param>
/// <param name="GoesBackwards">Whether the last step of the sequence comes first.</param>
internal sealed record RecurrentShape(int Steps, int Features, int Units, bool ReturnsSequences, bool GoesBackwards)
{
    public int InputSize => Steps * Features;

    public int OutputSize => ReturnsSequences ? Steps * Units : Units;

    public static RecurrentShape Of(LayerDescription layer) =>
        new(layer.InputShape[0], layer.InputShape[^1], layer.OutputShape[^1], layer.ReturnSequences, layer.GoBackwards);

    /// <summary>Where in a row the step of a turn is.</summary>
    public int StepOf(int turn) => GoesBackwards ? Steps - 1 - turn : turn;

    /// <summary>Where in an output row what a turn gives is; null if it is not handed out.</summary>
    public int? OutputOf(int turn) => ReturnsSequences ? StepOf(turn) * Units : turn == Steps - 1 ? 0 : null;
}
