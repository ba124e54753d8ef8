namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>A column of customers turned into slots, numbers that learners take.</summary>
/// <param name="Name">The column's name.</param>
internal abstract record Feature(string Name)
{
    /// <summary>Number of slots that every learner sees.</summary>
    public abstract int Width { get; }

    /// <summary>What a slot says, in words: "plan is Basic".</summary>
    public abstract string SlotName(int slot);
}

/// <summary>A number or yes/no: its value, and where it can be missing, whether it is.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="IsFlag">True for yes (1) and no (0).</param>
/// <param name="Fill">What stands in for a missing value: the median of the training rows.</param>
/// <param name="MarksMissing">True when values were missing in the training rows, so that being missing can mean something.</param>
/// <param name="Knots">Where the line of the additive learner may bend: quantiles of the training rows.</param>
internal sealed record NumberFeature(string Name, bool IsFlag, double Fill, bool MarksMissing, double[] Knots) : Feature(Name)
{
    public override int Width => MarksMissing ? 2 : 1;

    public override string SlotName(int slot) => slot == 0 ? Name : $"{Name} is missing";
}

/// <summary>A text or code of few values: one slot per value, 1 where the row has it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Categories">The values with a slot of their own, most frequent first.</param>
/// <param name="Rare">Values seen too seldom to have a slot; they share the last one, which is absent where there are none.</param>
/// <param name="MarksMissing">True when values were missing in the training rows.</param>
internal sealed record CategoryFeature(string Name, string[] Categories, string[] Rare, bool MarksMissing) : Feature(Name)
{
    public override int Width => Categories.Length + (MarksMissing ? 1 : 0) + (Rare.Length > 0 ? 1 : 0);

    public override string SlotName(int slot) =>
        slot < Categories.Length ? $"{Name} is {Categories[slot]}" : MarksMissing && slot == Categories.Length ? $"{Name} is missing" : $"{Name} is rare";

    /// <summary>The slot of a value: -1 where it was never seen.</summary>
    public int SlotOf(string? value)
    {
        if (value is null)
            return MarksMissing ? Categories.Length : -1;
        var at = Array.IndexOf(Categories, value);
        return at >= 0 ? at : Rare.Contains(value) ? Width - 1 : -1;
    }
}
