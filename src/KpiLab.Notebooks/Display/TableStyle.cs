namespace KpiLab.Notebooks.Display;

/// <summary>How tables look: in the colours of the page around them, light or dark.</summary>
/// <remarks>The variables are those of JupyterLab and of VS Code; a page with neither keeps its own text colour.</remarks>
internal static class TableStyle
{
    /// <summary>The style element, which an output carries because a document may show it alone.</summary>
    public const string Html =
        "<style>.kpilab-table{border-collapse:collapse;font-size:13px;margin:4px 0;color:var(--jp-content-font-color1,var(--vscode-foreground,inherit));font-variant-numeric:tabular-nums}"
        + ".kpilab-table th,.kpilab-table td{padding:3px 10px;text-align:left!important;vertical-align:top;border:0;border-bottom:1px solid var(--jp-border-color2,var(--vscode-panel-border,rgba(128,128,128,.3)));white-space:pre-wrap}"
        + ".kpilab-table th{font-weight:600;border-bottom-width:2px}.kpilab-table .n{text-align:right!important;white-space:nowrap}"
        + ".kpilab-hidden{margin:2px 0 6px;font-size:12px;opacity:.75}</style>";
}
