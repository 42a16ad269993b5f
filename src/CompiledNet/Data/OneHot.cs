namespace CompiledNet;

/// <summary>Class labels as target rows: 1 at the class, 0 elsewhere.</summary>
public static class OneHot
{
    /// <summary>Encodes labels as rows of <paramref name="classCount"/> targets, row after row.</summary>
    /// <param name="labels">Class indices in [0, <paramref name="classCount"/>).</param>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentException">The targets are more than an array holds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or there is no class.</exception>
    public static float[] Encode(ReadOnlySpan<int> labels, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        var targets = new float[RowArray.Length(labels.Length, classCount, "targets", nameof(labels))];
        for (int row = 0; row < labels.Length; row++)
            Encode(labels[row], targets.AsSpan(row * classCount, classCount));
        return targets;
    }

    /// <summary>Encodes one label.</summary>
    /// <param name="label">A class index in [0, <c>target.Length</c>).</param>
    /// <param name="target">Overwritten with the target row.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class index.</exception>
    public static void Encode(int label, Span<float> target)
    {
        if ((uint)label >= (uint)target.Length)
            throw new ArgumentOutOfRangeException(nameof(label), label, $"With {target.Length} classes, a label is in [0, {target.Length}).");
        target.Clear();
        target[label] = 1f;
    }
}
