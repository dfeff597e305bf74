// Fetched when the chat is first opened.
import type { Options } from "./options";
import { Panel } from "./panel";

export interface Chat {
  /** `event`: how the person asked for it, if they did. */
  open(event?: MouseEvent): void;
  close(): void;
  isOpen(): boolean;
}

const NAME = "parcours-panel";

export function mount(root: ShadowRoot, region: HTMLElement, launcher: HTMLElement, options: Options): Chat {
  if (!customElements.get(NAME)) customElements.define(NAME, Panel);
  const panel = document.createElement(NAME) as Panel;
  panel.options = options;
  panel.launcher = launcher;
  root.ownerDocument.defaultView?.addEventListener("online", () => panel.online());
  root.ownerDocument.defaultView?.addEventListener("offline", () => panel.requestUpdate());
  root.ownerDocument.defaultView?.addEventListener("pageshow", ({ persisted }) => persisted && panel.comeBack());
  root.ownerDocument.addEventListener("visibilitychange", () => panel.seenAgain());
  root.ownerDocument.addEventListener("focusin", ({ target }) => target !== root.host && panel.left());
  region.append(panel);
  return panel;
}
