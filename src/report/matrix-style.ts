/** How the grid looks, in light and in dark. */
export const matrixStyle = `
:root {
  --page: #fff; --text: #1c2128; --soft: #59636e; --line: #d1d9e0; --head: #f6f8fa;
  --green: #dafbe1; --green-text: #0b5c27; --limited: #fff3bf; --limited-text: #6b4a00;
  --failed: #ffd8d6; --failed-text: #a40e26; --ring: #0969da;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --text: #e6edf3; --soft: #9198a1; --line: #30363d; --head: #161b22;
    --green: #12361f; --green-text: #7ee2a0; --limited: #3d2e00; --limited-text: #f2cc60;
    --failed: #5a1218; --failed-text: #ffc1ba; --ring: #58a6ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; background: var(--page); color: var(--text); font: 15px/1.45 system-ui, sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 1.4rem; }
p { margin: 0 0 1rem; color: var(--soft); }
ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1rem; padding: 0; list-style: none; }
li > span:first-child { display: inline-block; width: 1.6rem; border-radius: 4px; text-align: center; font-weight: 700; }
fieldset { display: inline-flex; gap: 1rem; margin: 0 0 1rem; padding: .25rem 1rem .5rem; border: 1px solid var(--line); border-radius: 6px; }
.scroll { max-height: 80vh; overflow: auto; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: separate; border-spacing: 0; }
th, thead td { background: var(--head); font-weight: 500; white-space: nowrap; }
thead th { position: sticky; top: 0; z-index: 1; padding: .3rem .4rem; border-left: 1px solid var(--line); }
thead tr:last-child th { top: 2rem; border-left: 0; border-bottom: 1px solid var(--line); vertical-align: bottom; color: var(--soft); }
thead tr:first-child th { height: 2rem; }
thead tr:last-child th span { writing-mode: vertical-rl; transform: rotate(180deg); }
tbody th { position: sticky; left: 0; padding: 0 .75rem; border-right: 1px solid var(--line); text-align: left; }
tbody tr.first > * { border-top: 1px solid var(--line); }
thead td { position: sticky; left: 0; z-index: 2; }
td { padding: 1px; min-width: 2.2rem; }
td button { width: 100%; height: 1.9rem; border: 0; border-radius: 4px; background: none; color: var(--soft); font: 700 1rem/1 system-ui, sans-serif; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--ring); outline-offset: 1px; }
td button:hover { box-shadow: inset 0 0 0 2px var(--ring); }
.green, td .green { background: var(--green); color: var(--green-text); }
.limited, td .limited { background: var(--limited); color: var(--limited-text); }
.failed, td .failed { background: var(--failed); color: var(--failed-text); }
dialog { width: min(46rem, 94vw); max-height: 86vh; overflow: auto; padding: 1.25rem 1.5rem; border: 1px solid var(--line); border-radius: 8px; background: var(--page); color: var(--text); }
dialog::backdrop { background: #0008; }
dialog form { float: right; }
dialog form button { padding: .3rem .8rem; border: 1px solid var(--line); border-radius: 6px; background: var(--head); color: var(--text); font: inherit; cursor: pointer; }
dialog h2 { margin: 0 0 .75rem; font-size: 1.1rem; }
dialog h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
dialog h3 span { display: inline-block; width: 1.6rem; margin-right: .4rem; border-radius: 4px; text-align: center; }
dialog p { margin: .25rem 0; color: inherit; }
pre { margin: .4rem 0; padding: .6rem .75rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--head); white-space: pre-wrap; }
@media print { .scroll { max-height: none; overflow: visible; } fieldset { display: none; } }
`;
