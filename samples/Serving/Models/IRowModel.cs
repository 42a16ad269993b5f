namespace Serving.Models;

/// <summary>A model that computes rows.</summary>
public interface IRowModel
{
    /// <summary>The number of values of a row.</summary>
    int InputSize { get; }

    /// <summary>The number of outputs of a row.</summary>
    int OutputSize { get; }

    /// <summary>Computes the outputs of the first rows.</summary>
    /// <param name="inputs">At least so many rows of <see cref="InputSize"/> values.</param>
    /// <param name="outputs">At least so many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    void Forward(float[] inputs, float[] outputs, int rows);
}
