using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes how one row goes through a step in time, with vectors of one width.</summary>
internal sealed class StepRowWriter
{
    /// <summary>The results that take the place of the product's operand, until all sums are taken.</summary>
    private const string Next = "next";

    private readonly CodeWriter _writer;
    private readonly StepKernel _kernel;
    private readonly StepRow _row;
    private readonly MatrixPlan _matrix;
    private readonly RowwiseKernel _gates;
    private readonly UnitsInLanes _units;

    public StepRowWriter(CodeWriter writer, StepKernel kernel, StepRow row)
    {
        (_writer, _kernel, _row, _matrix) = (writer, kernel, row, kernel.Product.Matrix);
        _units = (UnitsInLanes)kernel.RowGates.Layout;
        _gates = row.Way == StepWay.PanelByPanel && kernel.Late.Count > 0 ? WithNext(kernel) : kernel.RowGates;
    }

    public void Write()
    {
        ForwardEmitter.WriteParameters(_writer, _matrix);
        RowwiseEmitter.WriteConstants(_writer, _gates);
        switch (_row.Way)
        {
            case StepWay.InRegisters:
                WriteInRegisters();
                break;
            case StepWay.InMemory:
                WriteGatePlaces();
                WriteInMemory(VectorAccess.Units("0", $"{_units.Units}", _units), "");
                break;
            default:
                WritePanelByPanel();
                break;
        }

        WritePadding();
    }

    private void WriteInRegisters()
    {
        RowWriter[] vectors = [.. Enumerable.Range(0, _row.Vectors).Select(vector => new RowWriter(_writer, _gates, VectorAccess.Vector(vector * _row.Lanes, Suffix(vector), _units)))];
        for (int phase = 0; phase < _gates.Phases.Count; phase++)
        {
            foreach (StepTile tile in _row.Tiles.Where(tile => tile.Phase == phase))
            {
                string[] names = [.. tile.Sums.Select(sum => PlaceOf(sum).Name + Suffix(sum.Vector))];
                _writer.Line($"TLanes {string.Join(", ", names)};");
                WriteTile(tile, "", (number, value) => $"{names[number]} = {value};");
                for (int number = 0; number < names.Length; number++)
                    vectors[tile.Sums[number].Vector].Take(PlaceOf(tile.Sums[number]).Holds!, names[number]);
            }

            foreach (RowWriter vector in vectors)
                vector.WritePhase(phase);
        }
    }

    /// <summary>The sums that a phase needs and then the loop of the phase, one behind the other.</summary>
    /// <param name="access">The vectors of the loops.</param>
    /// <param name="first">The variable of the first unit; empty for the first of all.</param>
    private void WriteInMemory(VectorAccess access, string first)
    {
        var loops = new RowWriter(_writer, _gates, access);
        for (int phase = 0; phase < _gates.Phases.Count; phase++)
        {
            foreach (StepTile tile in _row.Tiles.Where(tile => tile.Phase == phase))
                WriteTile(tile, first, (number, value) => $"{value}.Store(ref sums, {Behind(first, OffsetOf(tile.Sums[number]))});");
            loops.WritePhase(phase);
        }
    }

    private void WritePanelByPanel()
    {
        WriteGatePlaces();
        if (_kernel.Late.Count > 0)
            _writer.Line($"ref float {Next} = {Names.At("sums", _kernel.Sums[0].Offset)};");
        using (_writer.Block($"for (int first = 0; first < {_units.Stride}; first += {_matrix.PanelUnits})"))
            WriteInMemory(VectorAccess.Units("first", $"first + {_matrix.PanelUnits}", _units), "first");
        if (_kernel.Late.Count == 0)
            return;
        using CodeWriter.Scope copies = _writer.Block($"for (int unit = 0; unit < {_units.Stride}; unit += TLanes.Count)");
        _writer.Line($"TLanes last = TLanes.Load(ref {Next}, unit);");
        foreach (int place in _kernel.Late)
            _writer.Line($"last.Store(ref {_kernel.RowGates.Places[place].Name}, unit);");
    }

    /// <summary>The sums of a tile, in a block of their own.</summary>
    private void WriteTile(StepTile tile, string first, Func<int, string, string> result)
    {
        using CodeWriter.Scope block = _writer.Block("");
        int accumulators = _matrix.Forward.Accumulators;
        var emitter = new ProductEmitter(
            "left",
            _matrix.InputStride,
            1,
            "right",
            (step, vector) => $"{step * _matrix.PanelUnits + WeightsOf(tile.Sums[vector])}",
            $"{_matrix.PanelUnits}",
            $"{_matrix.Inputs}",
            Rows: 1,
            tile.Sums.Count,
            accumulators,
            accumulators);
        _writer.Line("ref float left = ref x;");
        _writer.Line($"ref float right = ref {(first.Length == 0 ? "weights" : $"Floats.At(ref weights, {first} * {_matrix.Inputs})")};");
        emitter.Declare(_writer, (_, vector) => _matrix.HasBiases ? $"TLanes.Load(ref biases, {Behind(first, OffsetOf(tile.Sums[vector]))})" : "TLanes.Zero");
        emitter.Accumulate(_writer);
        for (int vector = 0; vector < tile.Sums.Count; vector++)
            _writer.Line(result(vector, ProductEmitter.Sum(0, vector)));
    }

    /// <summary>What is padding alone was not computed; it is zero.</summary>
    private void WritePadding()
    {
        int computed = _row.Way == StepWay.PanelByPanel ? _units.Stride : _row.Vectors * _row.Lanes;
        if (computed == _units.Stride)
            return;
        foreach (RowPlace place in _gates.Places.Where(place => place.Gets is not null))
        {
            for (int unit = computed; unit < _units.Stride; unit += _row.Lanes)
                _writer.Line($"TLanes.Zero.Store(ref {place.Name}, {unit});");
        }
    }

    private void WriteGatePlaces()
    {
        foreach (GateSums gate in _kernel.Sums)
            _writer.Line($"ref float {_gates.Places[gate.Place].Name} = {Names.At("sums", gate.Offset)};");
    }

    /// <summary>The gates' kernel with a place for what takes the place of the operand: that of a gate, which nobody reads any more then.</summary>
    private static RowwiseKernel WithNext(StepKernel kernel)
    {
        RowwiseKernel gates = kernel.RowGates;
        RowPlace next = gates.Places[kernel.Late[0]] with { Name = Next };
        IEnumerable<RowStep> Moved(RowStep step) => step is RowStore store && kernel.Late.Contains(store.Place)
            ? store.Place == kernel.Late[0] ? [store with { Place = gates.Places.Count }] : []
            : [step];
        return gates with
        {
            Places = gates.Places.Append(next).ToEquatableArray(),
            Phases = gates.Phases.Select(phase => phase with { Loop = phase.Loop.SelectMany(Moved).ToEquatableArray() }).ToEquatableArray(),
        };
    }

    private RowPlace PlaceOf(StepSum sum) => _gates.Places[_kernel.Sums[sum.Gate].Place];

    /// <summary>What names of values of a vector end with: its first unit, where there are several.</summary>
    private string Suffix(int vector) => _row.Vectors == 1 ? "" : $"At{vector * _row.Lanes}";

    /// <summary>Where a vector of sums is in the row of all.</summary>
    private int OffsetOf(StepSum sum) => _kernel.Sums[sum.Gate].Offset + sum.Vector * _row.Lanes;

    /// <summary>Where its weights of the first input are.</summary>
    private int WeightsOf(StepSum sum) => OffsetOf(sum) / _matrix.PanelUnits * _matrix.PanelLength + OffsetOf(sum) % _matrix.PanelUnits;

    private static string Behind(string first, int offset) => first.Length == 0 ? $"{offset}" : offset == 0 ? first : $"{first} + {offset}";
}
