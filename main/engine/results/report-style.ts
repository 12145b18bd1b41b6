// The look of a report: a page for reading and for print, light, with the fonts of whoever reads it.
export const reportStyle = `
:root { color-scheme: light; --muted: #545e6e; --line: #d8dce3; }
* { box-sizing: border-box; margin: 0; }
body { max-width: 860px; margin: 0 auto; padding: 40px 24px 80px; background: #fff; color: #1b2330;
  font: 15px/1.5 system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
h1 { font-size: 30px; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin-top: 48px; padding-top: 16px; border-top: 2px solid #1b2330; font-size: 21px; overflow-wrap: anywhere; }
h3 { margin: 28px 0 8px; font-size: 15px; }
.facts { display: flex; flex-wrap: wrap; gap: 8px 32px; margin: 16px 0; }
dt { color: var(--muted); font-size: 12px; }
dd { font-weight: 600; font-variant-numeric: tabular-nums; }
nav { margin: 20px 0; padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; }
nav ol { columns: 2 240px; padding-left: 24px; }
a { color: #2449ad; }
.from, .note { color: var(--muted); font-size: 13px; }
.note { margin-top: 6px; }
details { margin: 12px 0; }
summary { cursor: pointer; color: var(--muted); font-size: 13px; }
figure { overflow-x: auto; }
figure svg { display: block; max-width: 100%; height: auto; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; }
th, td { padding: 4px 14px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom-color: #7f8897; color: var(--muted); font-weight: 500; white-space: nowrap; }
tbody th { font-weight: 500; }
.settings { margin-top: 8px; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.words > * + * { margin-top: 10px; }
.words :is(h1, h2, h3, h4) { margin-top: 20px; padding: 0; border: 0; font-size: 17px; line-height: 1.3; }
.words > :first-child { margin-top: 8px; }
.words hr { border: 0; border-top: 1px solid var(--line); }
.words :is(code, pre) { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 13px; }
.words pre { overflow-x: auto; padding: 10px 12px; border-radius: 6px; background: #f4f5f8; }
.words blockquote { padding-left: 12px; border-left: 3px solid var(--line); color: var(--muted); }
.pictures { display: flex; flex-wrap: wrap; gap: 10px; padding: 0; list-style: none; }
.pictures li { display: grid; justify-items: center; font-size: 12px; }
.pictures img { border: 1px solid var(--line); image-rendering: pixelated; }
@media print { body { padding: 0; } nav, summary { display: none; } section { break-inside: avoid; } }
`;
