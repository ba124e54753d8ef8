namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>A decision tree: inner node i sends a row left where its slot is at most the threshold. A child ≥ 0 is an inner node, a negative one the leaf ~child; a child stands after its parent.</summary>
/// <param name="Slots">The slot that each inner node looks at.</param>
/// <param name="Thresholds">What it compares with.</param>
/// <param name="Left">Where a row goes that is at most the threshold.</param>
/// <param name="Right">Where other rows go.</param>
/// <param name="Leaves">The value of each leaf.</param>
/// <param name="LeafRows">How many training rows ended in each leaf.</param>
internal sealed record Tree(int[] Slots, double[] Thresholds, int[] Left, int[] Right, double[] Leaves, double[] LeafRows)
{
    /// <summary>The leaf in which a row ends.</summary>
    public int LeafOf(ReadOnlySpan<double> row)
    {
        if (Slots.Length == 0)
            return 0;
        var node = 0;
        while (node >= 0)
            node = row[Slots[node]] <= Thresholds[node] ? Left[node] : Right[node];
        return ~node;
    }

    /// <summary>True when children stand after their parents and every index exists, so that scoring ends and stays in bounds.</summary>
    public bool IsSound(int slotCount)
    {
        if (Thresholds.Length != Slots.Length || Left.Length != Slots.Length || Right.Length != Slots.Length || LeafRows.Length != Leaves.Length || Leaves.Length != Slots.Length + 1)
            return false;
        for (var node = 0; node < Slots.Length; node++)
        {
            if (Slots[node] < 0 || Slots[node] >= slotCount || !Child(Left[node]) || !Child(Right[node]))
                return false;
            bool Child(int child) => child >= 0 ? child > node && child < Slots.Length : ~child < Leaves.Length;
        }

        return true;
    }
}
