using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>
/// Windows over a plane, for generated code: the output at <c>(oy, ox)</c> sees the inputs <c>(oy·StepY − Top + ky·DilationY,
/// ox·StepX − Left + kx·DilationX)</c> that exist. A row of steps is a plane of height one.
/// </summary>
/// <param name="Height">The height of the input.</param>
/// <param name="Width">The width of the input.</param>
/// <param name="OutputHeight">The height of the output.</param>
/// <param name="OutputWidth">The width of the output.</param>
/// <param name="KernelHeight">The height of a window, in elements.</param>
/// <param name="KernelWidth">The width of a window, in elements.</param>
/// <param name="StepY">The distance between windows, downwards.</param>
/// <param name="StepX">The distance between windows, to the right.</param>
/// <param name="DilationY">The distance between elements of a window, downwards.</param>
/// <param name="DilationX">The distance between elements of a window, to the right.</param>
/// <param name="Top">How far the first windows begin above the input.</param>
/// <param name="Left">How far the first windows begin left of the input.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WindowShape(
    int Height,
    int Width,
    int OutputHeight,
    int OutputWidth,
    int KernelHeight,
    int KernelWidth,
    int StepY,
    int StepX,
    int DilationY,
    int DilationX,
    int Top,
    int Left);
