using System.Collections.Immutable;
using System.Globalization;

namespace CompiledNet;

/// <summary>What the header of an npy file says.</summary>
/// <param name="Type">What the elements are.</param>
/// <param name="IsBigEndian">Whether each has its most significant byte first.</param>
/// <param name="IsFortranOrder">Whether the first axis is side by side in memory, not the last.</param>
/// <param name="Shape">The sizes of the axes.</param>
internal sealed record NpyHeader(ElementType Type, bool IsBigEndian, bool IsFortranOrder, ImmutableArray<int> Shape)
{
    // What NumPy allows at most.
    private const int MostAxes = 64;

    private static readonly (string Name, ElementType Type)[] Types =
    [
        ("f2", ElementType.Float16), ("f4", ElementType.Float32), ("f8", ElementType.Float64),
        ("i1", ElementType.Int8), ("i2", ElementType.Int16), ("i4", ElementType.Int32), ("i8", ElementType.Int64),
        ("u1", ElementType.UInt8), ("u2", ElementType.UInt16), ("u4", ElementType.UInt32), ("u8", ElementType.UInt64),
        ("b1", ElementType.Boolean),
    ];

    /// <summary>Reads <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>, the keys in any order.</summary>
    /// <exception cref="InvalidDataException">It is not such a text, or of an array that is not one of numbers.</exception>
    public static NpyHeader Parse(string text)
    {
        var reader = new PythonReader(text);
        string? descr = null;
        bool? isFortranOrder = null;
        ImmutableArray<int>? shape = null;
        reader.Require('{');
        while (!reader.Take('}'))
        {
            string key = reader.String();
            reader.Require(':');
            bool isNew = key switch
            {
                "descr" => descr is null,
                "fortran_order" => isFortranOrder is null,
                "shape" => shape is null,
                _ => false,
            };
            if (!isNew)
                throw new InvalidDataException($"The header has the key '{key}'; descr, fortran_order and shape were expected, each once.");
            if (key == "descr")
                descr = reader.String();
            else if (key == "fortran_order")
                isFortranOrder = reader.Boolean();
            else
                shape = ShapeIn(reader);
            if (!reader.Take(','))
            {
                reader.Require('}');
                break;
            }
        }
        reader.RequireEnd();
        if (descr is null || isFortranOrder is null || shape is null)
            throw new InvalidDataException($"The header is {text.Trim()}; the keys descr, fortran_order and shape were expected.");
        return new NpyHeader(TypeOf(descr), descr[0] == '>' || (descr[0] == '=' && !BitConverter.IsLittleEndian), isFortranOrder.Value, shape.Value);
    }

    private static ElementType TypeOf(string descr)
    {
        foreach ((string name, ElementType type) in Types)
        {
            if (descr.Length == 3 && descr[0] is '<' or '>' or '|' or '=' && descr[1..] == name)
                return type;
        }
        throw new InvalidDataException($"The elements are '{descr}'; one of {string.Join(", ", Types.Select(type => type.Name))} was expected, with '<', '>' or '|' before.");
    }

    private static ImmutableArray<int> ShapeIn(PythonReader reader)
    {
        var sizes = ImmutableArray.CreateBuilder<int>();
        long length = 1;
        reader.Require('(');
        while (!reader.Take(')'))
        {
            string digits = reader.Digits();
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int size) || sizes.Count == MostAxes)
                throw new InvalidDataException($"The shape has the size {digits}; at most {MostAxes} sizes of at most {int.MaxValue} were expected.");
            sizes.Add(size);
            // Zero stays zero, so that the product cannot overflow before it is looked at.
            length *= size;
            if (length > Array.MaxLength)
                throw new InvalidDataException($"The shape has {length} elements or more; at most {Array.MaxLength} were expected.");
            if (!reader.Take(','))
            {
                reader.Require(')');
                break;
            }
        }
        return sizes.ToImmutable();
    }
}
