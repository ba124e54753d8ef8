using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads texts as codes of a pool; missing where a cell is blank.</summary>
internal sealed class TextPart(TextReader reader) : ColumnPart
{
    private const int KnownBits = 9;

    private readonly List<int> firstRows = [];
    private readonly List<(int First, int Count)> read = [];

    // Short texts that were just seen: their bytes as one number, and their codes.
    private readonly ulong[] knownTexts = new ulong[1 << KnownBits];
    private readonly int[] knownCodes = new int[1 << KnownBits];

    public TextPool Pool { get; } = new();

    /// <summary>The row in which a text came first.</summary>
    public int FirstRow(int code) => firstRows[code];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Read(RecordBatch batch, int column, int firstRow)
    {
        var codes = reader.Codes(firstRow, batch.Rows);
        read.Add((firstRow, codes.Length));
        ref var origin = ref MemoryMarshal.GetArrayDataReference(batch.Buffer);
        var cells = new ColumnFields(batch, column);
        for (var row = 0; row < codes.Length; row++)
        {
            var field = cells.Of(row);
            // A field with doubled quotes has a negative length here, which as an unsigned number is long.
            if ((uint)field.Coded - 1 < sizeof(ulong))
            {
                var text = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, field.Start)) << (64 - (8 * field.Coded));
                var slot = (int)((text * 0x9E3779B97F4A7C15) >> (64 - KnownBits));
                if (knownTexts[slot] == text)
                {
                    codes[row] = knownCodes[slot];
                    Pool.Use(codes[row]);
                    continue;
                }

                var code = Code(batch, field, firstRow + row);
                codes[row] = code;
                if (code >= 0)
                    (knownTexts[slot], knownCodes[slot]) = (text, code);
            }
            else
            {
                codes[row] = field.Coded == 0 ? TextColumn.Missing : Code(batch, field, firstRow + row);
            }
        }
    }

    /// <summary>Gives the rows that were read other codes.</summary>
    public void Recode(int[] codeOf)
    {
        foreach (var (first, count) in read)
        {
            foreach (ref var code in reader.Codes(first, count))
            {
                if (code >= 0)
                    code = codeOf[code];
            }
        }
    }

    private int Code(RecordBatch batch, Field field, int row)
    {
        var cell = field.HasDoubledQuotes ? RecordBatch.Undouble(batch.Raw(field)) : batch.Raw(field);
        if (cell.Length == 0 || (cell[0] <= ' ' && Trim(cell).IsEmpty))
            return TextColumn.Missing;
        var code = Pool.Intern(cell);
        if (code == firstRows.Count)
            firstRows.Add(row);
        return code;
    }
}
