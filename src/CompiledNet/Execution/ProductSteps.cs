namespace CompiledNet.Execution;

/// <summary>
/// The places of one operand along the terms of a sum: three loops, each so many steps of so many floats. Loops that go on where an
/// inner one ends are one.
/// </summary>
internal readonly struct ProductSteps
{
    public readonly int Outer;
    public readonly int Middle;
    public readonly nint OuterStep;
    public readonly nint MiddleStep;
    public readonly nint InnerStep;

    /// <summary>The length of the innermost loop in floats: its number of steps times <see cref="InnerStep"/>.</summary>
    public readonly nint InnerLength;

    /// <param name="outer">The steps of the outermost loop.</param>
    /// <param name="outerStep">Their length.</param>
    /// <param name="middle">The steps of the loop inside it.</param>
    /// <param name="middleStep">Their length.</param>
    /// <param name="inner">The steps of the innermost loop.</param>
    /// <param name="innerStep">Their length.</param>
    public ProductSteps(int outer, int outerStep, int middle, int middleStep, int inner, int innerStep)
    {
        for (int joined = 0; joined < 2; joined++)
        {
            if (inner != 1 && inner * innerStep != middleStep)
                break;
            (inner, innerStep) = inner == 1 ? (middle, middleStep) : (middle * inner, innerStep);
            (middle, middleStep) = (outer, outerStep);
            (outer, outerStep) = (1, 0);
        }

        Outer = outer;
        OuterStep = outerStep;
        Middle = middle;
        MiddleStep = middleStep;
        InnerStep = innerStep;
        InnerLength = (nint)inner * innerStep;
    }
}
