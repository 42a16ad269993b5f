using CompiledNet.Numerics;

namespace CompiledNet.Kernels.Tests.Pools;

public sealed class PoolingOf512Bits : PoolingContract<Lanes512>;

public sealed class PoolingOf256Bits : PoolingContract<Lanes256>;

public sealed class PoolingOf128Bits : PoolingContract<Lanes128>;

public sealed class UnfusedPoolingOf512Bits : PoolingContract<Unfused<Lanes512>>;

public sealed class UnfusedPoolingOf256Bits : PoolingContract<Unfused<Lanes256>>;

public sealed class UnfusedPoolingOf128Bits : PoolingContract<Unfused<Lanes128>>;
