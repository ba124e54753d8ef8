using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>One reading of a delimited file: its rows, numbered, into readers of columns.</summary>
/// <param name="source">The file.</param>
/// <param name="dialect">How it is written.</param>
/// <param name="width">Number of columns.</param>
/// <param name="options">Whom to tell, and when to stop.</param>
/// <param name="choose">Chooses a reader for a column by its first cells and the number of rows to expect; null to leave the column out.</param>
internal sealed class TablePass(TextSource source, Dialect dialect, int width, LoadOptions options, Func<int, IReadOnlyList<byte[]>, int, ColumnReader?> choose)
{
    private const int SampleRows = 500;

    private ColumnReader?[]? readers;
    private int room;

    /// <summary>What was taken as rows, and what was not.</summary>
    public RowIntake Intake { get; } = new(dialect, width);

    /// <summary>The columns read; null where one was left out or gave up.</summary>
    public RawColumn?[] Columns { get; private set; } = new RawColumn?[width];

    public void Run()
    {
        using var utf8 = source.Open(out var file);
        if (source.IsConverted || file.Length < options.Plan.ParallelBytes)
            InStream(utf8, file);
        else
            InBlocks(file);
        if (readers is not null)
            Columns = [.. readers.Select(reader => reader?.Finish(Intake.Rows))];
    }

    private void InStream(Stream utf8, FileStream file)
    {
        using var records = new RecordReader(utf8, dialect.Tokenizer(), source.File);
        var batch = new RecordBatch();
        ColumnPart?[] parts = [];
        while (records.Next(batch))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report(new(source.File, file.Position, file.Length));
            var first = Intake.Take(batch, batch.IsLast);
            if (batch.Rows == 0)
                continue;
            if (readers is null)
                parts = Begin(batch, batch.IsLast ? 0 : file.Length / (double)batch.Filled);
            if (!HasRoom)
                MakeRoom();
            Read(batch, parts, first);
        }
    }

    private void InBlocks(FileStream file)
    {
        using var blocks = new TextBlocks(file, options.Plan.BlockBytes);
        var errors = new RecordErrors(source.File);
        using var order = new BlockOrder(blocks, this, () => new BlockCutter(blocks, dialect.Tokenizer(), dialect.LineEnd, errors), options);
        order.Run(done => options.Progress?.Report(new(source.File, done, blocks.Length)));
    }

    /// <summary>Chooses the readers by the first rows; gives parts of them.</summary>
    /// <param name="batch">The first rows.</param>
    /// <param name="times">How many times as large the file is; 0 where they are all there are.</param>
    public ColumnPart?[] Begin(RecordBatch batch, double times)
    {
        // Room for the whole file, so that buffers need not grow.
        room = times == 0 ? batch.Rows : (int)Math.Min(int.MaxValue / 2, Math.Max(batch.Rows, 1.03 * batch.Rows * times));
        readers = [.. Enumerable.Range(0, width).Select(column => choose(column, Sample(batch, column), room))];
        return Parts();
    }

    /// <summary>Parts of the columns, for one who reads.</summary>
    public ColumnPart?[] Parts() => [.. readers!.Select(reader => reader?.Part())];

    /// <summary>True when the buffers hold the rows taken so far.</summary>
    public bool HasRoom => readers is null || Intake.Rows <= room;

    /// <summary>Makes the buffers larger, while nobody reads.</summary>
    public void MakeRoom()
    {
        room = (int)Math.Min(Array.MaxLength, Math.Max(Intake.Rows, (room * 1.25) + 1024));
        foreach (var reader in readers!)
            reader?.Reserve(room);
    }

    /// <summary>Reads the cells of a batch, whose first record is this row.</summary>
    public static void Read(RecordBatch batch, ColumnPart?[] parts, int firstRow)
    {
        for (var column = 0; column < parts.Length; column++)
            parts[column]?.Read(batch, column, firstRow);
    }

    private static List<byte[]> Sample(RecordBatch batch, int column)
    {
        var cells = new List<byte[]>();
        for (var row = 0; row < Math.Min(batch.Rows, SampleRows); row++)
        {
            var cell = batch.Cell(row, column);
            if (cell.Length > 0)
                cells.Add(cell.ToArray());
        }

        return cells;
    }
}
