using CompiledNet.Numerics;

namespace CompiledNet.Accuracy;

/// <summary>The errors of a function over all 2³² floats, or every n-th of them.</summary>
public static class AllFloats
{
    private const int BlockLength = 1 << 12;

    /// <summary>Measures with a fused multiply-add and without, on all processors.</summary>
    /// <param name="stride">1 for all floats; an odd number for a sample over the same range.</param>
    public static (ErrorStatistics Fused, ErrorStatistics Unfused) Measure<TFunction>(uint stride)
        where TFunction : IVectorFunction
    {
        var fused = new ErrorStatistics();
        var unfused = new ErrorStatistics();
        long count = ((1L << 32) + stride - 1) / stride;
        Parallel.For(
            0L,
            (count + BlockLength - 1) / BlockLength,
            () => new Worker(),
            (block, _, worker) =>
            {
                worker.Measure<TFunction>(block * BlockLength, Math.Min(count, (block + 1) * BlockLength), stride);
                return worker;
            },
            worker =>
            {
                lock (fused)
                {
                    fused.Add(worker.Fused);
                    unfused.Add(worker.Unfused);
                }
            });
        return (fused, unfused);
    }

    private sealed class Worker
    {
        private readonly float[] _arguments = new float[BlockLength];
        private readonly float[] _fusedResults = new float[BlockLength];
        private readonly float[] _unfusedResults = new float[BlockLength];

        public ErrorStatistics Fused { get; } = new();

        public ErrorStatistics Unfused { get; } = new();

        public void Measure<TFunction>(long start, long end, uint stride)
            where TFunction : IVectorFunction
        {
            int length = (int)(end - start);
            for (int i = 0; i < length; i++)
                _arguments[i] = BitConverter.UInt32BitsToSingle((uint)((start + i) * stride));

            FunctionRun.Over<TFunction, Lanes256>(_arguments, _fusedResults);
            FunctionRun.Over<TFunction, Unfused<Lanes256>>(_arguments, _unfusedResults);
            for (int i = 0; i < length; i++)
            {
                double expected = TFunction.Reference(_arguments[i]);
                double error = UlpError.Of(_fusedResults[i], expected);
                Fused.Add(_arguments[i], expected, error);
                if (BitConverter.SingleToInt32Bits(_fusedResults[i]) != BitConverter.SingleToInt32Bits(_unfusedResults[i]))
                    error = UlpError.Of(_unfusedResults[i], expected);

                Unfused.Add(_arguments[i], expected, error);
            }
        }
    }
}
