using System.Globalization;

namespace CompiledNet;

/// <summary>The checkpoints of a training in a directory.</summary>
internal sealed class FitCheckpoints<TNetwork>(CheckpointOptions options, Trainer<TNetwork> trainer, FitSettings settings)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private const string Prefix = "fit-";
    private const string Extension = ".checkpoint";

    /// <summary>Whether one is due after so many steps of an epoch.</summary>
    public bool IsDue(int step) => options.EverySteps is { } every && step % every == 0;

    /// <summary>Whether one is due after an epoch.</summary>
    public bool IsDueAfter(int epoch, bool isLast) => isLast || epoch % options.EveryEpochs == 0;

    /// <summary>
    /// Sets the trainer to the newest checkpoint that can be loaded, and returns the rest of it; null if there is none. A damaged one is passed
    /// over if there is an older one.
    /// </summary>
    /// <exception cref="InvalidDataException">None of them can be loaded.</exception>
    public FitCheckpoint? Resume(BestParameters<TNetwork>? best)
    {
        Directory.CreateDirectory(options.Directory);
        if (!options.Resumes)
        {
            foreach (string path in NewestFirst())
                File.Delete(path);
            return null;
        }

        InvalidDataException? first = null;
        foreach (string path in NewestFirst())
        {
            try
            {
                return FileReading.Read(path, "the checkpoint", stream => FitCheckpointFormat.Read(stream, settings, best, trainer));
            }
            catch (InvalidDataException exception)
            {
                first ??= exception;
            }
        }

        return first is null ? null : throw first;
    }

    /// <summary>Writes one, and deletes those that are too many.</summary>
    public void Save(FitPosition position, IReadOnlyCollection<EpochResult> history, BestParameters<TNetwork>? best)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{trainer.StepCount:D12}{Extension}");
        CheckpointFormat.RequireFinite(trainer);
        FileReplacement.Write(
            Path.Join(options.Directory, name), stream => FitCheckpointFormat.Write(stream, settings, position, history, best?.Parameters, trainer));
        foreach (string path in NewestFirst().Skip(options.Keep))
            File.Delete(path);
    }

    /// <summary>Writes the parameters as they are.</summary>
    public void SaveBest()
    {
        if (options.KeepsBest)
            ParameterFile.Save(Path.Join(options.Directory, "best.safetensors"), trainer.Model.Parameters);
    }

    private string[] NewestFirst() =>
        [.. Directory.EnumerateFiles(options.Directory, $"{Prefix}*{Extension}").OrderDescending(StringComparer.Ordinal)];
}
