// The one thing a site shows before the chat is opened. `!important` keeps the site's rules out.
import { sheet } from "./sheet";

export const launcherStyle = () => sheet(`
:host {
  all: initial !important;
  direction: ltr !important;
  display: block !important;
}
/* Sizes in em: the person's own text size counts, not the site's. */
.region {
  font: 1em/1.5 system-ui, sans-serif;
  --brand: #14527a;
  --on-brand: #fff;
  --gap: 1em;
  /* "all" does not reset these, and a site may have its own of the same names. */
  --accent: initial;
  --on-accent: initial;
  --top: initial;
  --height: initial;
}
button.launcher {
  box-sizing: border-box;
  position: fixed;
  z-index: 2147483000;
  inset-block-end: calc(var(--gap) + env(safe-area-inset-bottom, 0px));
  min-height: 3em;
  max-width: calc(100vw - 2 * var(--gap));
  padding: .5em 1.2em;
  display: flex;
  align-items: center;
  gap: .6em;
  font: inherit;
  font-weight: 600;
  color: var(--on-brand);
  background: var(--brand);
  border: 2px solid #fff;
  border-radius: 2em;
  box-shadow: 0 .15em .8em rgb(0 0 0 / 35%);
  cursor: pointer;
}
.right .launcher, .right .notice { inset-inline-end: var(--gap); }
.left .launcher, .left .notice { inset-inline-start: var(--gap); }
.launcher:focus-visible { outline: 3px solid #000; outline-offset: 0; box-shadow: 0 0 0 6px #fff; }
.launcher svg { width: 1.4em; height: 1.4em; flex: none; }
.notice:not(:empty) {
  position: fixed;
  z-index: 2147483000;
  inset-block-end: calc(var(--gap) + 4em);
  max-width: min(20em, calc(100vw - 4em));
  margin: 0;
  padding: .6em 1em;
  color: #17212b;
  background: #fff;
  border: 1px solid #51606e;
  border-radius: .75em;
}
.full .launcher { display: none; }
@media (forced-colors: active) {
  button.launcher { border-color: ButtonText; }
}
@media print { .region { display: none; } }
`);
