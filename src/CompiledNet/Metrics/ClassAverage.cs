namespace CompiledNet;

/// <summary>How the scores of single classes become one number.</summary>
public enum ClassAverage
{
    /// <summary>The mean over the classes.</summary>
    Macro = 0,

    /// <summary>The mean over the classes, each with the weight of its rows.</summary>
    Weighted = 1,

    /// <summary>The score of all classes' counts together; with one class for each row that is the accuracy.</summary>
    Micro = 2,
}
