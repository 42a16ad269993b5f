namespace CompiledNet.Onnx;

/// <summary>A node of a model that no layer expresses, or a part of a file that is not valid.</summary>
/// <param name="Node">The node, or the part of the file.</param>
/// <param name="Operator">Its operator; empty of what is not a node.</param>
/// <param name="Reason">Why it is not expressed.</param>
public sealed record OnnxProblem(string Node, string Operator, string Reason)
{
    /// <summary>The problem in a line.</summary>
    public override string ToString() => Operator.Length == 0 ? $"{Node}: {Reason}" : $"{Node} ({Operator}): {Reason}";
}
