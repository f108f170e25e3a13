/** The one style of the page: light, dark, phone, desktop, paper. Its hash is in the page's own policy. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --page: #ffffff; --card: #f6f8fa; --line: #d0d7de;
  --ok: #1a7f37; --warning: #9a6700; --failed: #cf222e; --skipped: #0969da; --none: #59636e; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --soft: #9da7b3; --page: #0d1117; --card: #161b22;
  --line: #30363d; --ok: #3fb950; --warning: #d29922; --failed: #f85149; --skipped: #58a6ff; --none: #8b949e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.25rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text);
  background: var(--page); overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; } p { margin: .4rem 0; } .soft { color: var(--soft); }
section.card { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); padding: 1rem; margin: 0 0 1rem; }
section.error { border-left: .35rem solid var(--failed); } section.warning { border-left: .35rem solid var(--warning); }
section.info { border-left: .35rem solid var(--skipped); }
code, pre { font: .875rem/1.45 ui-monospace, monospace; } pre { white-space: pre-wrap; margin: .5rem 0; padding: .6rem;
  border: 1px solid var(--line); border-radius: .375rem; background: var(--page); }
ul { margin: .25rem 0 .5rem; padding-left: 1.25rem; } .mark { font-size: .8125rem; border: 1px solid currentColor;
  border-radius: 1rem; padding: .05rem .6rem; margin-right: .25rem; white-space: nowrap; } .error.mark { color: var(--failed); }
.info.mark { color: var(--skipped); }
ol.way { display: flex; list-style: none; margin: .75rem 0 1rem; padding: 0; }
ol.way li { flex: 1; position: relative; text-align: center; font-size: .875rem; padding: 0 .25rem; min-width: 0; }
ol.way b { display: grid; place-items: center; width: 2rem; height: 2rem; margin: 0 auto .25rem; border-radius: 50%;
  border: 2px solid currentColor; background: var(--card); position: relative; z-index: 1; font-size: 1rem; }
ol.way li.place { flex: 1.8; } ol.way strong { display: inline-block; position: relative; z-index: 1; max-width: 100%;
  padding: .35rem .6rem; border: 2px solid currentColor; border-radius: .375rem; background: var(--card); line-height: 1.15; }
ol.way li + li::before { content: ""; position: absolute; top: 1rem; left: -50%; width: 100%;
  border-top: 3px solid currentColor; } ol.way li.place + li::before, ol.way li + li.place::before { left: -60%; width: 110%; }
ol.way li.failed::before, ol.way li.unreached::before { border-top-style: dotted; }
ol.way span { color: var(--text); display: block; } ol.way small { color: var(--soft); font-size: .8125rem; }
.unreached { color: var(--none); }
.ok { color: var(--ok); } .warning > b, .warning.mark { color: var(--warning); } .failed { color: var(--failed); }
.skipped { color: var(--skipped); } .not-applicable { color: var(--none); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .9375rem; } td, th { text-align: left; vertical-align: top;
  padding: .35rem .5rem .35rem 0; border-top: 1px solid var(--line); } th { font-weight: 600; } td.time { white-space: nowrap;
  text-align: right; font-variant-numeric: tabular-nums; }
td.status { width: 9rem; } th { width: 10rem; } td.time { width: 5.5rem; padding-right: 1rem; }
details { margin: .5rem 0 0; } summary { cursor: pointer; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem; margin: .5rem 0; font-size: .875rem; }
dt { color: var(--soft); } dd { margin: 0; }
@media screen and (max-width: 40rem) { body { padding: .75rem; } ol.way { flex-direction: column; gap: .6rem; }
  ol.way li { display: flex; align-items: center; gap: .75rem; text-align: left; padding: 0; } ol.way b { margin: 0; flex: none; }
  ol.way li + li::before, ol.way li.place + li::before, ol.way li + li.place::before { top: -.7rem; left: .95rem; width: 0;
  height: .8rem; border: 0; border-left: 3px solid currentColor; } ol.way li.failed::before, ol.way li.unreached::before {
  border-left-style: dotted; } tr { display: block; border-top: 1px solid var(--line); padding: .35rem 0; }
  td, th, td.status, td.time, th { display: inline-block; width: auto; border: 0; padding: 0 .5rem 0 0; } td.fact { display: block; }
  dl { grid-template-columns: 1fr; } dd + dt { margin-top: .25rem; } }
@media print { :root { --text: #000; --soft: #333; --page: #fff; --card: #fff; --line: #999; --ok: #000; --warning: #000;
  --failed: #000; --skipped: #000; --none: #555; } body { max-width: none; padding: 0; font-size: 10pt; }
  section.card { break-inside: auto; } h3, ol.way, tr, dl { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
