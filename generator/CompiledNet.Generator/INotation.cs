namespace CompiledNet.Generator;

/// <summary>What has a name in the usual notation, by which it is shown.</summary>
internal interface INotation
{
    /// <summary>The name, such as <c>a[1]</c>.</summary>
    string Notation { get; }
}

/// <summary>What is shown by its name, but in full where it stands in a list of its kind.</summary>
internal interface IDetailed : INotation;

/// <summary>What is shown in a list of its kind as something else, with a label before it.</summary>
internal interface ILabelled : IDetailed
{
    /// <summary>The label.</summary>
    INotation Label { get; }

    /// <summary>What is shown in full.</summary>
    IDetailed Content { get; }
}
