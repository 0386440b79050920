import { css } from 'lit';

/** What every component starts from: type, links, buttons, fields, tables, focus. */
export const base = css`
    *, *::before, *::after { box-sizing: border-box; }
    :host { display: block; }
    :host([hidden]), [hidden] { display: none !important; }
    h1, h2, h3, p, ul, ol, dl, dd, pre, figure { margin: 0; padding: 0; }
    h1 { font-size: var(--text-xl); line-height: 28px; font-weight: 650; letter-spacing: -.01em; text-wrap: balance; }
    h2 { font-size: var(--text-l); line-height: 24px; font-weight: 620; }
    h3 { font-size: var(--text-m); line-height: 20px; font-weight: 620; }
    ul, ol { list-style: none; }
    a { color: var(--accent); text-decoration: none; border-radius: 2px; }
    a:hover, p a, dl a, .facts-row a { text-decoration: underline; text-underline-offset: 2px; }
    code, pre, .mono { font-family: var(--mono); font-size: .93em; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    ::selection { background: var(--accent-soft); }

    .muted { color: var(--ink-2); }
    .faint { color: var(--ink-3); }
    .small { font-size: var(--text-s); line-height: 16px; }
    .number { text-align: right; }
    .break { overflow-wrap: anywhere; }
    .row { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2); }
    .spread { justify-content: space-between; }
    .stack { display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); }
    .title-row {
        display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; justify-content: space-between;
        margin-bottom: var(--s3);
    }
    .title-row h2, .title-row h3 { margin: 0 !important; }
    .card {
        background: var(--surface); border: 1px solid var(--line); border-radius: var(--round-l); padding: var(--s5);
        min-width: 0;
    }
    .page-head {
        display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: flex-end; justify-content: space-between;
        margin-bottom: var(--s5);
    }
    .page-head p { color: var(--ink-2); }
    .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

    button, .button {
        display: inline-flex; align-items: center; justify-content: center; gap: 6px;
        min-height: 32px; padding: 0 var(--s3);
        border: 1px solid var(--line-strong); border-radius: var(--round); background: var(--raised); color: var(--ink);
        font: 550 13px/18px var(--font); cursor: pointer; white-space: nowrap; text-decoration: none;
    }
    button:hover:not(:disabled), .button:hover { background: var(--hover); text-decoration: none; }
    button:disabled { opacity: .55; cursor: default; }
    button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    button.primary:hover:not(:disabled) { background: var(--accent-strong); border-color: var(--accent-strong); }
    button.danger { color: var(--bad); border-color: currentColor; background: none; }
    button.quiet { border-color: transparent; background: none; color: var(--ink-2); }
    button.quiet:hover:not(:disabled) { background: var(--hover); color: var(--ink); }

    label, .label { font-size: var(--text-s); line-height: 16px; font-weight: 550; color: var(--ink-2); }
    .field { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s1); align-content: start; min-width: 0; }
    input:not([type=range], [type=checkbox], [type=radio]), select, textarea {
        min-height: 32px; width: 100%; padding: 0 10px; border: 1px solid var(--control); border-radius: var(--round);
        background: var(--surface); color: var(--ink); font: 14px/20px var(--font); font-variant-numeric: tabular-nums;
    }
    textarea { padding: var(--s2) 10px; font-family: var(--mono); font-size: 13px; resize: vertical; }
    input[type=range], input[type=checkbox], input[type=radio] { accent-color: var(--accent); }
    ::placeholder { color: var(--ink-3); opacity: 1; }
    [aria-invalid=true] { border-color: var(--bad) !important; }

    table { border-collapse: collapse; width: 100%; }
    th {
        text-align: left; font-size: var(--text-s); line-height: 16px; font-weight: 550; color: var(--ink-2);
        padding: var(--s2) var(--s3); border-bottom: 1px solid var(--line); white-space: nowrap;
    }
    td { padding: var(--s2) var(--s3); border-bottom: 1px solid var(--line); vertical-align: top; }
    tbody tr:last-child td { border-bottom: 0; }
    th.number { text-align: right; }
    .scroll { overflow-x: auto; overscroll-behavior-x: contain; }
    dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: var(--s1) var(--s4); }
    dl.facts dt { color: var(--ink-2); }
    dl.facts dd { overflow-wrap: anywhere; }
    pre.box, .box {
        background: var(--sunken); border: 1px solid var(--line); border-radius: var(--round); padding: var(--s3);
        overflow: auto; font-size: 13px; line-height: 20px; white-space: pre; tab-size: 2;
    }
    pre.wrap { white-space: pre-wrap; overflow-wrap: anywhere; }
    summary { cursor: pointer; font-weight: 550; border-radius: 2px; }
    dialog {
        color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: var(--round-l);
        box-shadow: 0 16px 48px var(--shadow); padding: var(--s6); max-width: min(560px, calc(100vw - 32px));
    }
    dialog::backdrop { background: rgb(0 0 0 / 35%); }
`;

/** What is said when there is nothing to show, or something went wrong. */
export const notices = css`
    .empty, .problem {
        display: grid; gap: var(--s2); justify-items: start; padding: var(--s6); border: 1px dashed var(--line-strong);
        border-radius: var(--round-l);
    }
    .empty h2, .problem h2 { font-size: var(--text-m); line-height: 20px; }
    .problem { border: 1px solid var(--bad); background: var(--bad-soft); }
    .problem.small-problem { padding: var(--s3) var(--s4); }
    .problem ul { list-style: disc; padding-left: var(--s5); }
    .done {
        padding: var(--s3) var(--s4); border: 1px solid var(--good); border-radius: var(--round);
        background: var(--good-soft);
    }
    .waiting { color: var(--ink-3); padding: var(--s6) 0; }
`;

/** Chips that say a state in a word; never in colour alone. */
export const chips = css`
    .chip {
        display: inline-flex; align-items: center; gap: 6px; height: 22px; padding: 0 var(--s2); border-radius: 11px;
        font-size: var(--text-s); line-height: 16px; font-weight: 600; white-space: nowrap; color: var(--ink-2);
        background: var(--sunken);
    }
    .chip::before { content: ""; width: 6px; height: 6px; border-radius: 50%; background: currentColor; flex: none; }
    .chip.plain::before { content: none; }
    .chip.running { color: var(--accent); background: var(--accent-soft); }
    .chip.good { color: var(--good); background: var(--good-soft); }
    .chip.warn { color: var(--warn); background: var(--warn-soft); }
    .chip.bad { color: var(--bad); background: var(--bad-soft); }
    .chip.back { color: var(--back); background: var(--back-soft); }
    @media (prefers-reduced-motion: no-preference) {
        .chip.running::before { animation: breathe 1.6s ease-in-out infinite; }
        @keyframes breathe { 50% { opacity: .3; } }
    }
`;
