using System.Reflection;

namespace DaNetGen.Generator.Diagnostics;

/// <summary>Where a diagnostic's page is: <c>docs/diagnostics</c>, as published at the address that the build names (<c>-p:DiagnosticPages=</c>).</summary>
internal static class HelpLink
{
    private static readonly string? Published = typeof(HelpLink).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => a.Key == "DiagnosticPages")?.Value;

    /// <summary>The page's address; null where the build named none.</summary>
    public static string? Of(string id) => Published is null ? null : To(Published, id);

    public static string To(string pages, string id) => $"{pages.TrimEnd('/')}/{id}.md";
}
