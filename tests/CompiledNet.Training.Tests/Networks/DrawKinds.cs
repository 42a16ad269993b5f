namespace CompiledNet.Training.Tests;

internal sealed class HeNormal : IDrawKind
{
    public static Initializer Initializer => Initializer.HeNormal;
}

internal sealed class HeNormalUnitMajor : IDrawKind
{
    public static Initializer Initializer => Initializer.HeNormal;

    public static bool IsUnitMajor => true;
}

internal sealed class HeUniform : IDrawKind
{
    public static Initializer Initializer => Initializer.HeUniform;
}

internal sealed class GlorotNormal : IDrawKind
{
    public static Initializer Initializer => Initializer.GlorotNormal;
}

internal sealed class GlorotUniform : IDrawKind
{
    public static Initializer Initializer => Initializer.GlorotUniform;
}

internal sealed class LeCunNormal : IDrawKind
{
    public static Initializer Initializer => Initializer.LeCunNormal;
}

internal sealed class Zeros : IDrawKind
{
    public static Initializer Initializer => Initializer.Zeros;
}

internal sealed class Constant : IDrawKind
{
    public static Initializer Initializer => Initializer.Constant;
}
