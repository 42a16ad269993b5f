namespace CompiledNet.Numerics.Tests;

public sealed class Lanes128Tests : LanesContract<Lanes128>
{
    protected override float MultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);
}

public sealed class Lanes256Tests : LanesContract<Lanes256>
{
    protected override float MultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);
}

public sealed class Lanes512Tests : LanesContract<Lanes512>
{
    protected override float MultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);
}

public sealed class Unfused128Tests : LanesContract<Unfused<Lanes128>>
{
    protected override float MultiplyAdd(float x, float y, float z) => x * y + z;
}

public sealed class Unfused256Tests : LanesContract<Unfused<Lanes256>>
{
    protected override float MultiplyAdd(float x, float y, float z) => x * y + z;
}

public sealed class Unfused512Tests : LanesContract<Unfused<Lanes512>>
{
    protected override float MultiplyAdd(float x, float y, float z) => x * y + z;
}

public sealed class Paired128Tests : LanesContract<Paired<Lanes128>>
{
    protected override float MultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    protected override int RegistersOfOne => 2;
}

public sealed class Paired256Tests : LanesContract<Paired<Lanes256>>
{
    protected override float MultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    protected override int RegistersOfOne => 2;
}
