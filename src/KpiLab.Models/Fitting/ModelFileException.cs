using KpiLab.Data;

namespace KpiLab.Models.Fitting;

/// <summary>A model file cannot be used: it is damaged, of another version, or holds another model.</summary>
public sealed class ModelFileException : DataException
{
    internal ModelFileException(string path, string what)
        : base($"{Path.GetFileName(path)} cannot be used as a model: {what}")
    {
    }

    internal ModelFileException(string path, string what, Exception inner)
        : base($"{Path.GetFileName(path)} cannot be used as a model: {what}", inner)
    {
    }
}
