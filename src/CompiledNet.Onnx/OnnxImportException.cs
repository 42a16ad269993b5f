using System.Collections.Immutable;

namespace CompiledNet.Onnx;

/// <summary>A model cannot be imported: the file is not valid, or nodes of it have no counterpart among the layers.</summary>
public sealed class OnnxImportException : Exception
{
    /// <summary>With no problem named.</summary>
    public OnnxImportException()
    {
    }

    /// <summary>With no problem named.</summary>
    /// <param name="message">What is wrong.</param>
    public OnnxImportException(string message)
        : base(message)
    {
    }

    /// <summary>With no problem named.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What it follows from.</param>
    public OnnxImportException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With all problems of a model.</summary>
    /// <param name="message">What they have in common.</param>
    /// <param name="problems">The problems, in the order of the nodes.</param>
    public OnnxImportException(string message, ImmutableArray<OnnxProblem> problems)
        : base(string.Join(Environment.NewLine, problems.Select(problem => $"  {problem}").Prepend(message))) => Problems = problems;

    /// <summary>The problems, in the order of the nodes; empty where the file as a whole is not valid.</summary>
    public ImmutableArray<OnnxProblem> Problems { get; } = [];
}
