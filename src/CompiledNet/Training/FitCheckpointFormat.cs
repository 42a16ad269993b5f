using System.Collections.Immutable;
using System.Text;

namespace CompiledNet;

/// <summary>
/// Checkpoints of <see cref="Trainer{TNetwork}.Fit"/> as bytes, little-endian: the letters <c>CNFIT001</c>; the settings, the position and the history;
/// the best parameters as <see cref="ParameterFile"/> writes them, if there are any; and what <see cref="CheckpointFile"/> writes.
/// </summary>
internal static class FitCheckpointFormat
{
    // As long as a history could be whose file is still one.
    private const int MostEpochs = 1 << 26;

    private static ReadOnlySpan<byte> Letters => "CNFIT001"u8;

    public static void Write<TNetwork>(
        Stream stream, FitSettings settings, FitPosition position, IReadOnlyCollection<EpochResult> history, ParameterBuffer<TNetwork>? best, Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Letters);
            writer.Write(settings.Rows);
            writer.Write(settings.BatchSize);
            writer.Write(settings.BatchesPerStep);
            writer.Write(settings.Seed);
            writer.Write(settings.Shuffle);
            writer.Write(position.Epoch);
            writer.Write(position.Step);
            writer.Write(position.LossSum);
            writer.Write(position.Elapsed.Ticks);
            writer.Write(history.Count);
            foreach (EpochResult result in history)
                Write(writer, result);
            writer.Write(best is not null);
        }

        if (best is not null)
            ParameterFile.Save(stream, best);
        CheckpointFile.Save(stream, trainer);
    }

    /// <summary>Reads all, and sets the trainer last.</summary>
    /// <exception cref="InvalidDataException">The data are not a checkpoint of this network, optimizer and settings.</exception>
    public static FitCheckpoint Read<TNetwork>(Stream stream, FitSettings settings, BestParameters<TNetwork>? best, Trainer<TNetwork> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        try
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            if (!reader.ReadBytes(Letters.Length).AsSpan().SequenceEqual(Letters))
                throw new InvalidDataException("This is not a checkpoint of Fit: it does not begin with the letters CNFIT001.");
            var stored = new FitSettings(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean());
            if (stored != settings)
                throw new InvalidDataException($"The training that was interrupted had other options, with which the rows come in another order: {stored}. Now they are {settings}.");
            FitPosition position = ReadPosition(reader);
            ImmutableArray<EpochResult> history = ReadHistory(reader);
            ParameterBuffer<TNetwork>? parameters = null;
            if (reader.ReadBoolean())
            {
                parameters = new ParameterBuffer<TNetwork>();
                ParameterFile.Load(stream, parameters);
            }

            CheckpointFile.Load(stream, trainer);
            if (best is not null)
                best.Parameters = parameters;
            return new FitCheckpoint(position, history);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The checkpoint of Fit ends too early.", exception);
        }
    }

    private static FitPosition ReadPosition(BinaryReader reader)
    {
        long epoch = reader.ReadInt64();
        int step = reader.ReadInt32();
        double sum = reader.ReadDouble();
        long ticks = reader.ReadInt64();
        return epoch >= 1 && step >= 0 && double.IsFinite(sum) && ticks >= 0
            ? new FitPosition(epoch, step, sum, new TimeSpan(ticks))
            : throw new InvalidDataException($"The checkpoint of Fit stands at epoch {epoch}, step {step}, with the loss {sum} after {ticks} ticks; that cannot be.");
    }

    private static ImmutableArray<EpochResult> ReadHistory(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count is < 0 or > MostEpochs)
            throw new InvalidDataException($"The history of the checkpoint has {count} epochs; that cannot be.");
        var history = ImmutableArray.CreateBuilder<EpochResult>();
        for (int i = 0; i < count; i++)
            history.Add(ReadResult(reader));
        return history.ToImmutable();
    }

    private static void Write(BinaryWriter writer, EpochResult result)
    {
        writer.Write(result.Epoch);
        writer.Write(result.TrainingLoss);
        writer.Write(result.TrainingAccuracy ?? double.NaN);
        writer.Write(result.ValidationLoss ?? double.NaN);
        writer.Write(result.ValidationLoss is not null);
        writer.Write(result.ValidationAccuracy ?? double.NaN);
        writer.Write(result.LearningRate);
        writer.Write(result.Elapsed.Ticks);
    }

    private static EpochResult ReadResult(BinaryReader reader)
    {
        int epoch = reader.ReadInt32();
        double trainingLoss = reader.ReadDouble();
        double? trainingAccuracy = NullIfNaN(reader.ReadDouble());
        double validationLoss = reader.ReadDouble();
        bool isValidated = reader.ReadBoolean();
        return new EpochResult
        {
            Epoch = epoch,
            TrainingLoss = trainingLoss,
            TrainingAccuracy = trainingAccuracy,
            ValidationLoss = isValidated ? validationLoss : null,
            ValidationAccuracy = NullIfNaN(reader.ReadDouble()),
            LearningRate = reader.ReadSingle(),
            Elapsed = new TimeSpan(reader.ReadInt64()),
        };
    }

    private static double? NullIfNaN(double value) => double.IsNaN(value) ? null : value;
}
