// Sizes in em: the person's own text size counts, not the site's.
import { css } from "lit";

const dark = css`
  --ground: #10181f;
  --paper: #18232d;
  --ink: #e9eff4;
  --faint: #b4c1cd;
  --edge: #8597a8;
  --link: #9fd2f5;
  --alarm: #ffb4a8;
  --accent-fill: var(--accent, color-mix(in srgb, var(--brand) 30%, var(--paper)));
  --on-accent-fill: var(--on-accent, #e9eff4);
  color-scheme: dark;
`;

export const panelStyle = css`
  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  .panel {
    --ground: #f3f6f9;
    --paper: #fff;
    --ink: #17212b;
    --faint: #4b5966;
    --edge: #66788a;
    --link: #14527a;
    --alarm: #a3200f;
    --accent-fill: var(--accent, color-mix(in srgb, var(--brand) 14%, var(--paper)));
    --on-accent-fill: var(--on-accent, #17212b);
    color-scheme: light;
    position: fixed;
    z-index: 2147483001;
    inset-block-end: calc(var(--gap) + 4em);
    inline-size: min(25em, calc(100vw - 2 * var(--gap)));
    block-size: min(40em, calc(100dvh - 6em));
    display: flex;
    flex-direction: column;
    overflow: hidden;
    font: 1em/1.5 system-ui, sans-serif;
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: 1em;
    box-shadow: 0 .4em 2em rgb(0 0 0 / 30%);
  }
  .panel.dark { ${dark} }
  @media (prefers-color-scheme: dark) { .panel.auto { ${dark} } }
  .right { inset-inline-end: var(--gap); }
  .left { inset-inline-start: var(--gap); }

  button, textarea { font: inherit; color: inherit; min-height: 2.75em; border-radius: .75em; }
  button { min-width: 2.75em; padding: .3em .8em; border: 1px solid var(--edge); background: var(--paper); cursor: pointer; }
  button:disabled { color: var(--faint); border-style: dashed; cursor: default; }
  :focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 2px var(--paper); }
  a { color: var(--link); }

  header {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: .1em .25em;
    padding: .35em .5em .35em 1em;
    color: var(--on-brand);
    background: var(--brand);
    border-block-end: 1px solid transparent;
  }
  header button { color: inherit; background: none; border-color: transparent; padding-inline: .6em; }
  header :focus-visible { outline-color: var(--on-brand); outline-offset: -3px; box-shadow: none; }
  h2 { flex: 1; margin: 0; font: inherit; font-weight: 700; }
  .close .word, .for-readers {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .menu-button { text-decoration: underline; text-underline-offset: .25em; }
  .languages { flex: 1 0 100%; margin-inline-start: -.6em; }
  .languages [aria-pressed="true"] { font-weight: 700; text-decoration: underline; text-decoration-thickness: 3px; text-underline-offset: .3em; }

  .middle { position: relative; flex: 1 1 0; min-height: 0; display: flex; }
  #log { position: relative; flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: .25em 1em 1em; overflow-wrap: anywhere; }
  #log:focus-visible { outline-offset: -3px; box-shadow: none; }
  .message { position: relative; width: fit-content; max-width: 90%; margin: .75em 0; padding: .55em .9em; border: 1px solid transparent; border-radius: 1em; background: var(--ground); }
  .message.bot { border-start-start-radius: .25em; }
  .message.user { border-end-end-radius: .25em; border-color: color-mix(in srgb, var(--accent-fill), var(--on-accent-fill) 20%); margin-inline-start: auto; color: var(--on-accent-fill); background: var(--accent-fill); }
  .message p, .message ul, .message ol { margin: 0; }
  .message :is(p, ul, ol) + :is(p, ul, ol) { margin-block-start: .5em; }
  .message :is(ul, ol) { padding-inline-start: 1.4em; }
  .message code { font: inherit; font-weight: 600; white-space: nowrap; user-select: all; }
  .typed { white-space: pre-wrap; }
  .message .unsent { font-size: .9em; font-weight: 600; }
  .message .unsent::before { content: "⚠ " / ""; }
  .source { margin-block: .2em; font-size: .9em; color: var(--faint); }
  details.source:not([open]) { margin-block: -.3em -.6em; }
  summary { display: flex; align-items: center; min-height: 3.1em; width: fit-content; min-width: 3.1em; text-decoration: underline; text-underline-offset: .2em; cursor: pointer; }
  summary::after { content: "▸" / ""; margin-inline-start: .4em; }
  [open] > summary::after { content: "▾" / ""; }
  .calendar { margin-block-start: .5em; border-color: var(--link); font-weight: 600; }

  .choices ul { list-style: none; display: flex; flex-wrap: wrap; gap: .5em; margin: .5em 0 1em; padding: 0; }
  .choices li { max-width: 100%; }
  .choices button { display: grid; grid-template-columns: auto 1fr; align-items: baseline; align-content: center; gap: .5em; text-wrap: balance; border-radius: 1.4em; text-align: start; overflow-wrap: anywhere; }
  .choices button:not(:disabled) { border-color: var(--link); }
  .choices button:not(:disabled):hover { background: var(--ground); }
  .choices button:disabled { min-height: 0; padding-block: 0; font-size: .9em; }
  .number { font-size: .85em; font-variant-numeric: tabular-nums; color: var(--faint); }

  #menu { position: absolute; z-index: 1; inset-block-start: 0; inset-inline: 0; max-height: 100%; overflow-y: auto; padding: .5em; background: var(--paper); border-block-end: 1px solid var(--edge); box-shadow: 0 .4em 1em rgb(0 0 0 / 25%); }
  #menu ul { list-style: none; margin: 0; padding: 0; }
  #menu button { width: 100%; border-color: transparent; text-align: start; }
  #menu button:focus-visible { outline-offset: -3px; box-shadow: none; }
  #menu button:hover { background: var(--ground); }
  .remember { display: flex; align-items: center; gap: .6em; min-height: 2.75em; padding-inline: .8em; }
  .remember input { width: 1.5em; height: 1.5em; margin: 0; flex: none; accent-color: var(--link); }

  #status { flex: none; min-height: 1.5em; margin: 0; padding: 0 1.1em; font-size: .9em; color: var(--faint); }
  .trouble { display: flex; flex-wrap: wrap; align-items: center; gap: .5em .75em; margin-block-start: 1em; }
  .trouble p { margin: 0; }
  .retry { border-color: var(--link); font-weight: 600; }
  form { flex: none; padding: .25em 1em 1em; padding-block-end: max(.75em, env(safe-area-inset-bottom, 0px)); }
  form label { display: block; margin-block-end: .2em; font-size: .9em; font-weight: 600; }
  #problem { margin: 0; font-size: .9em; color: var(--alarm); }
  .row { display: flex; align-items: flex-end; gap: .5em; }
  textarea { flex: 1; min-width: 0; max-height: 7em; padding: .55em .8em; border: 1px solid var(--edge); background: var(--paper); resize: none; field-sizing: content; }
  textarea:focus-visible { outline-width: 2px; outline-offset: -1px; box-shadow: none; }
  .send { border-color: transparent; color: var(--on-brand); background: var(--brand); font-weight: 600; }

  @media (prefers-reduced-motion: no-preference) {
    .typing { animation: breathe 1s 5 alternate ease-in-out; }
    @keyframes breathe { to { opacity: .55; } }
  }
  @media (max-width: 30em), (max-height: 30em) {
    .panel { inset: var(--top, 0) 0 auto; inline-size: 100%; block-size: var(--height, 100dvh); border: 0; border-radius: 0; }
  }
  @media (max-height: 30em) {
    header { flex-wrap: nowrap; padding: 0 .25em; }
    h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .languages { flex: 1; order: -1; margin: 0; white-space: nowrap; }
    header button { padding-inline: .4em; }
    form { padding-block: 0 .3em; }
    #status:empty { min-height: 0; }
  }
  @media (forced-colors: active) {
    .panel, .message, header, .send { border-color: CanvasText; }
    .send { border: 2px solid ButtonText; }
    [aria-pressed="true"]:not(:focus-visible) { outline: 1px solid; }
  }
`;
