namespace KpiLab.Scenarios;

/// <summary>Which points of the space of inputs a simulation visits.</summary>
public enum SamplingPoints
{
    /// <summary>Latin hypercube (McKay, Beckman and Conover, 1979): each input is divided into as many equal parts as there are samples, and each part is visited once.</summary>
    LatinHypercube,

    /// <summary>The Sobol sequence with the direction numbers of Joe and Kuo (2008) and a random digital shift: points that fill the space evenly. At most 64 uncertain inputs.</summary>
    Sobol,

    /// <summary>Independent random points.</summary>
    Random,
}
