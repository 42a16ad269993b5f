using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>
/// Runs a program over a batch: a batch of <c>n</c> rows has <c>n/128</c> shards, at least 1 and at most 8, of equal length in whole
/// eights of rows; where statistics are those of the batch, it is one. What has no rows is summed in every shard, and the sums of the shards are added in their order.
/// </summary>
internal sealed class ShardByShard<T, TArithmetic>
    where T : struct, IBinaryFloatingPointIeee754<T>
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly List<Interpreter<T, TArithmetic>> _shards = [];

    /// <param name="program">The program.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="blockRows">The rows of a block; 0 if the batch is one.</param>
    /// <param name="given">The numbers of what is given, for the whole batch.</param>
    /// <param name="streams">Where rows are steps in time, how many rows a step has.</param>
    public ShardByShard(Program program, int rows, int blockRows, Func<Value, T[]> given, int streams = 1)
    {
        bool isWhole = blockRows == 0 || program.Results.Any(result => result.Kind == ResultKind.NewStatistic);
        int count = isWhole ? 1 : Math.Clamp(rows / 128, 1, 8);
        int Start(int shard) => shard == count ? rows : rows * shard / count / 8 * 8;
        Value[] inputs = [.. program.Operations.SelectMany(operation => operation.Operands).Concat(program.Results.Select(result => result.Value)).Where(value => value.Role != ValueRole.Computed).Distinct()];
        for (int shard = 0; shard < count; shard++)
        {
            int first = Start(shard), end = Start(shard + 1);
            var interpreter = new Interpreter<T, TArithmetic>(end - first, isWhole ? BlocksInDouble.MostRows : blockRows, first, streams);
            foreach (Value value in inputs)
                interpreter.Give(value, value.HasRows && value.Role != ValueRole.State ? given(value)[(first * value.Size)..(end * value.Size)] : given(value));
            interpreter.Run(program);
            _shards.Add(interpreter);
        }
    }

    /// <summary>The numbers of a result of each row.</summary>
    public T[] OfRows(Value value) => [.. _shards.SelectMany(shard => shard.Numbers(value))];

    /// <summary>The numbers of a result that is summed over the rows.</summary>
    public T[] Sum(Value value) => _shards.Select(shard => shard.Numbers(value)).Aggregate((sum, numbers) => [.. sum.Zip(numbers, (one, other) => one + other)]);

    /// <summary>A sum over the rows in double precision.</summary>
    public double Total(Value value) => _shards.Select(shard => shard.Total(value)).Aggregate((sum, total) => sum + total);
}
