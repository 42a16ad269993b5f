namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>A node that computes in several steps, between which roundings count.</summary>
internal interface IDisturbedNode : INode
{
    /// <summary>As <see cref="ReferenceGraph.Disturb"/>, inside of the node.</summary>
    Func<double[], double[]> Disturb { get; set; }
}
