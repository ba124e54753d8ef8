using KpiLab.Data;

namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>The slots of many rows in single precision, one buffer per slot, and who left.</summary>
internal sealed class DesignMatrix
{
    public const int BlockRows = 2048;

    private readonly float[][] slots;

    private DesignMatrix(FeatureSpace space, float[][] slots, bool[] left) => (Space, this.slots, Left) = (space, slots, left);

    public FeatureSpace Space { get; }

    public bool[] Left { get; }

    public int Rows => Left.Length;

    /// <summary>Reads the given rows of a table.</summary>
    public static DesignMatrix Of(FeatureSpace space, FrameTable table, ReadOnlySpan<int> rows, ReadOnlySpan<bool> left)
    {
        var slots = new float[space.SlotCount][];
        for (var s = 0; s < slots.Length; s++)
            slots[s] = new float[rows.Length];
        var reader = space.Reader(table);
        var block = Block(space);
        for (var from = 0; from < rows.Length; from += BlockRows)
        {
            var part = rows.Slice(from, Math.Min(BlockRows, rows.Length - from));
            reader.Read(part, block);
            for (var s = 0; s < slots.Length; s++)
            {
                for (var i = 0; i < part.Length; i++)
                    slots[s][from + i] = (float)block[s][i];
            }
        }

        return new(space, slots, left.ToArray());
    }

    /// <summary>One buffer per slot for a block of rows.</summary>
    public static double[][] Block(FeatureSpace space)
    {
        var block = new double[space.SlotCount][];
        for (var s = 0; s < block.Length; s++)
            block[s] = new double[BlockRows];
        return block;
    }

    public float this[int row, int slot] => slots[slot][row];

    /// <summary>The values of a slot.</summary>
    public ReadOnlySpan<float> Slot(int slot) => slots[slot];

    /// <summary>The given rows as a matrix.</summary>
    public DesignMatrix Take(ReadOnlySpan<int> rows)
    {
        var taken = new float[slots.Length][];
        for (var s = 0; s < taken.Length; s++)
        {
            taken[s] = new float[rows.Length];
            for (var i = 0; i < rows.Length; i++)
                taken[s][i] = slots[s][rows[i]];
        }

        var left = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            left[i] = Left[rows[i]];
        return new(Space, taken, left);
    }

    /// <summary>Hands out all rows in blocks of doubles: the index of the first row, the number of rows, the buffers.</summary>
    public void ForEachBlock(Action<int, int, double[][]> action)
    {
        var block = Block(Space);
        for (var from = 0; from < Rows; from += BlockRows)
        {
            var count = Math.Min(BlockRows, Rows - from);
            for (var s = 0; s < slots.Length; s++)
            {
                for (var i = 0; i < count; i++)
                    block[s][i] = slots[s][from + i];
            }

            action(from, count, block);
        }
    }
}
