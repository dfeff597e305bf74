// What a site embeds: a button. The chat itself is fetched when the button is first used.
import { launcherStyle } from "./launcher-style";
import { wasOpen } from "./memory";
import { readOptions } from "./options";
import { applyTheme } from "./theme";
import * as texts from "./texts";
import type { Language } from "./texts";
import type { Chat, mount } from "./chat";

const NAME = "parcours-chat";
const ICON = "M4 4h16v12H9l-5 4z";
const SVG = "http://www.w3.org/2000/svg";

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) {
  if (document.body) start(script);
  else addEventListener("DOMContentLoaded", () => start(script), { once: true });
}

function start(script: HTMLScriptElement): void {
  if (document.querySelector(NAME)) return;
  const options = readOptions(script);
  const language = options.language ?? "fr";
  const host = document.createElement(NAME);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [launcherStyle()];
  const region = element("div", `region ${options.position}`);
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", texts.region[language]);
  region.lang = language;
  const button = element("button", "launcher");
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  button.append(icon(), label(options.language ? [options.language] : texts.LANGUAGES));
  const notice = element("p", "notice");
  notice.setAttribute("role", "status");
  region.append(button, notice);
  root.append(region);
  document.body.append(host);
  applyTheme(region, options);

  let chat: Chat | undefined;
  let attempts = 0;
  async function open(event?: MouseEvent): Promise<void> {
    if (!chat) {
      if (event) notice.textContent = texts.loading[language];
      try {
        // Browsers remember a failed import by its address.
        const address = new URL(`chat.js${attempts++ ? `?${attempts}` : ""}`, script.src).href;
        const module: { mount: typeof mount } = await import(/* @vite-ignore */ address);
        chat ??= module.mount(root, region, button, options);
      } catch {
        const { contact } = options;
        notice.textContent =
          texts.notLoaded[language] + (contact ? ` ${texts.person[language]} ${contact}` : "");
        return;
      }
      notice.textContent = "";
    }
    chat.open(event);
  }
  button.addEventListener("click", (event) => (chat?.isOpen() ? chat.close() : void open(event)));
  // Open on the page before this one, or before a reload.
  if (wasOpen()) void open();
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** In each of the languages, where nobody knows which is spoken. */
function label(languages: readonly Language[]): HTMLElement {
  const made = element("span", "label");
  languages.forEach((language, n) => {
    const words = element("span", "");
    words.lang = language;
    words.textContent = texts.launcher[language];
    made.append(n ? " / " : "", words);
  });
  return made;
}

function icon(): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = svg.appendChild(document.createElementNS(SVG, "path"));
  path.setAttribute("d", ICON);
  path.setAttribute("fill", "currentColor");
  return svg;
}
