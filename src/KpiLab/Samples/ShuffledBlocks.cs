namespace KpiLab.Samples;

/// <summary>Deals items to groups from shuffled copies of one block, so that each group has the block's shares after every full block.</summary>
internal sealed class ShuffledBlocks(byte[] block, int groups, SampleStream random)
{
    private readonly byte[][] current = new byte[groups][];
    private readonly int[] dealt = new int[groups];

    public byte Next(int group)
    {
        var at = dealt[group]++ % block.Length;
        if (at == 0)
        {
            current[group] = [.. block];
            random.Shuffle<byte>(current[group]);
        }

        return current[group][at];
    }
}
