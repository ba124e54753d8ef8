namespace KpiLab.Statistics;

/// <summary>Why a value of a process is more than noise.</summary>
public enum SignalRule
{
    /// <summary>It lies outside the limits.</summary>
    Outside,

    /// <summary>It is the eighth, or a later one, in a row on one side of the centre.</summary>
    RunOfEight,

    /// <summary>Of four in a row that it ends, three or four lie nearer to one limit than to the centre.</summary>
    ThreeOfFour,
}
