using System.Security.Cryptography;
using System.Text;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>A network's picture as one HTML file that folds and can be searched; it needs nothing beside it, and no script to be read.</summary>
internal static class GraphPage
{
    private static readonly string Script = $"\n{Style.Text("graph.js")}";

    /// <summary>The page.</summary>
    public static string Of(DrawnNetwork network) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        {PageHead.Of(network.Name, Html.Of($"; script-src '{Hash(Script)}'"), "colours.css", "graph.css")}
        <body>
        <header>
        <h1>{network.Name}</h1>
        <p>{network.Settings}: {network.Costs}.</p>
        <p>Values flow downwards. A box is a stage: its operator, the shape of its result, its parameters and multiply-adds and, as a bar, its share
        of the network's. Click on a box or frame with a triangle to fold it, or press Enter on it. <span class="key input">input</span>
        <span class="key output">output</span> <span class="key optional">exists under a condition</span> <span class="key attention">attention</span>
        <span class="key network">network inside</span></p>
        <div id="tools" hidden>
        <label>Find <input id="find" type="search" placeholder="a stage, an operator" autocomplete="off"></label> <output id="found"></output>
        <button type="button" id="unfold">Unfold all</button> <button type="button" id="networks">Networks only</button> <button type="button" id="fold">Fold all</button>
        <button type="button" id="smaller" aria-label="Smaller">&#8722;</button> <button type="button" id="larger" aria-label="Larger">+</button>
        <button type="button" id="fit">Fit width</button>
        </div>
        </header>
        <main id="graph" data-depth="{network.Depth}" tabindex="0" aria-label="Data flow through {network.Name}">
        {GraphHtml.Of(NetworkOutline.Of(network.Graph, network.Size))}
        </main>
        <script>{Html.Raw(Script)}</script>
        </body>
        </html>

        """).ToString();

    private static string Hash(string script) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}";
}
