namespace CompiledNet;

/// <summary>
/// What random bits are drawn for: the high word of the generator's key, so that one seed gives every purpose a stream
/// of its own. The numbers are part of what a seed means and never change.
/// </summary>
internal enum RandomPurpose
{
    Initialization = 0,
    BatchOrder = 1,
    DatasetSplit = 2,
    GradientCheck = 3,
    Dropout = 4,
    Augmentation = 5,
    Search = 6,
    Custom = 7,
}
