namespace CompiledNet;

/// <summary>
/// The batches of a stream. Its rows are read into a buffer; a batch is drawn from those that are there, and their places are filled again. Without
/// shuffling a batch has those that came first.
/// </summary>
internal sealed class StreamBatches<TNetwork> : FitBatches<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    // One row more than a batch says whether the stream ends behind it; and one more, whether it ends behind that row, which then joins the batch before.
    private const int RowsBehindBatch = 2;

    private readonly RowSource _stream;
    private readonly FitOptions _options;
    private readonly StreamBuffer _buffer;
    private readonly BatchBuffer _batch;

    // The places of the buffer: first those that are filled, _count of them, then the others.
    private readonly int[] _places;
    private readonly int[] _chosen;
    private readonly int[] _numbers;
    private IEnumerator<StreamRow>? _rows;
    private RandomStream _random;
    private int _count;
    private int _read;
    private int _epoch;

    public StreamBatches(RowSource train, FitOptions options)
        : base(options)
    {
        NetworkDescription network = TNetwork.Description;
        if (network.IsStreaming)
            throw new ArgumentException($"The rows of {network.Name} are steps in time, which come in sequences; it needs a dataset.", nameof(train));
        if (!options.RowWeights.IsEmpty)
            throw new ArgumentException("The rows of a stream have no numbers to which weights could belong: give each StreamRow its Weight in the place of RowWeights.", nameof(options));
        _stream = train;
        _options = options;
        int capacity = checked(options.BatchSize + RowsBehindBatch);
        if (options.Shuffle)
            capacity = Math.Max(capacity, train.ShuffleBuffer);
        if (train.Count is { } count)
            capacity = Math.Min(capacity, count);
        _buffer = new StreamBuffer(train, capacity, RowTargets.ClassCount(network));
        _batch = new BatchBuffer(_buffer.Rows, new RowTargets(network, _buffer.Rows, nameof(train)), BatchWeights.Of(network, _buffer, options), Math.Min(options.BatchSize + 1, capacity));
        _places = [.. Enumerable.Range(0, capacity)];
        _chosen = new int[Math.Min(options.BatchSize + 1, capacity)];
        _numbers = new int[_chosen.Length];
        Settings = new FitSettings(train.Count ?? 0, capacity, options.BatchSize, options.BatchesPerStep, options.Seed, options.Shuffle);
        if (train.Count is not { } rows)
            return;
        var sizes = new BatchSizes(rows, options.BatchSize, network.NeedsBatches);
        for (int start = 0; start < rows; start += sizes.At(start))
            BatchesPerEpoch++;
    }

    public override FitSettings Settings { get; }

    public override int BatchesPerEpoch { get; }

    public override bool HasNext
    {
        get
        {
            Fill();
            return _count > 0;
        }
    }

    public override void Skip() => Next();

    public override float Run(Trainer<TNetwork> trainer, int batch, bool isPart)
    {
        int first = RowCount;
        ReadOnlySpan<int> chosen = Next();
        _batch.Gather(chosen, trainer.Model.Threads);
        Prepare(trainer, _batch, first, batch, _numbers.AsMemory(0, chosen.Length));
        return Take(trainer, _batch, isPart);
    }

    /// <summary>Asks for the rows of the epoch once more.</summary>
    public override Evaluation Evaluate(TNetwork model, int epoch) => model.Evaluate(_stream, epoch);

    public override void Dispose()
    {
        _rows?.Dispose();
        _rows = null;
    }

    protected override void Order(int epoch)
    {
        Dispose();
        _epoch = epoch;
        _rows = _stream.Rows(epoch).GetEnumerator();
        _random = new RandomStream(_options.Seed, RandomPurpose.BatchOrder, epoch);
        _count = 0;
        _read = 0;
        for (int place = 0; place < _places.Length; place++)
            _places[place] = place;
    }

    /// <summary>Chooses the places of the next batch.</summary>
    private ReadOnlySpan<int> Next()
    {
        Fill();
        int rows = TNetwork.Description.NeedsBatches && _count == _options.BatchSize + 1 ? _count : Math.Min(_options.BatchSize, _count);
        Span<int> chosen = _chosen.AsSpan(0, rows);
        if (_options.Shuffle)
            Draw(chosen);
        else
            TakeFirst(chosen);
        for (int i = 0; i < rows; i++)
            _numbers[i] = _buffer.Numbers[chosen[i]];
        _count -= rows;
        RowCount += rows;
        CountedRows += rows;
        return chosen;
    }

    /// <summary>Moves drawn places behind the others that are filled, each of these equally likely.</summary>
    private void Draw(Span<int> chosen)
    {
        for (int i = 0; i < chosen.Length; i++)
        {
            int last = _count - 1 - i;
            int drawn = _random.NextBelow(last + 1);
            (_places[last], _places[drawn]) = (_places[drawn], _places[last]);
            chosen[i] = _places[last];
        }
    }

    /// <summary>Moves the places that were filled first behind the others.</summary>
    private void TakeFirst(Span<int> chosen)
    {
        Span<int> filled = _places.AsSpan(0, _count);
        filled[..chosen.Length].CopyTo(chosen);
        filled[chosen.Length..].CopyTo(filled);
        chosen.CopyTo(filled[^chosen.Length..]);
    }

    /// <summary>Reads rows until the buffer is full or the stream ends.</summary>
    private void Fill()
    {
        while (_rows is not null && _count < _places.Length)
        {
            if (!_rows.MoveNext())
            {
                Dispose();
                RequireEnd();
                return;
            }

            if (_read == (_stream.Count ?? int.MaxValue))
                throw new InvalidDataException($"Epoch {_epoch} of the stream has more than {_read} rows{(_stream.Count is null ? ", the most that an epoch may have" : ", of which it was said to consist")}.");
            _buffer.Write(_places[_count], _rows.Current, _read, _epoch);
            _read++;
            _count++;
        }
    }

    private void RequireEnd()
    {
        if (_read == 0)
            throw new InvalidDataException($"Epoch {_epoch} of the stream has no rows.");
        if (_stream.Count is { } count && _read != count)
            throw new InvalidDataException($"Epoch {_epoch} of the stream ends after {_read} rows; it was said to have {count}.");
        if (TNetwork.Description.NeedsBatches && _read == 1)
            throw new InvalidDataException("Training with batch norm needs at least two rows, since the mean and variance are those of the batch; the stream has one.");
    }
}
