// The assistant's text as HTML that can do nothing: marked, then DOMPurify with a short list.
import DOMPurify from "dompurify";
import { Marked } from "marked";
import { newWindow, type Language } from "./texts";

const ALLOWED = {
  ALLOWED_TAGS: ["p", "br", "strong", "em", "ul", "ol", "li", "a", "code"],
  ALLOWED_ATTR: ["href", "start"],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:|tel:)/i,
  RETURN_DOM_FRAGMENT: true as const,
};
/** Of an appointment or a receipt: to be copied whole. */
const REFERENCE = /\b[A-Z]-[A-Z0-9]{6}\b/g;
const notMarkup = () => undefined;
const marked = new Marked({
  gfm: true,
  breaks: true,
  // Tags in a text are text.
  tokenizer: { html: notMarkup, tag: notMarkup },
  renderer: { image: ({ text }) => escaped(text) },
});

export function rendered(text: string, language: Language): DocumentFragment {
  const fragment = DOMPurify.sanitize(marked.parse(typeset(text).replace(REFERENCE, "`$&`"), { async: false }), ALLOWED);
  for (const link of fragment.querySelectorAll("a")) {
    if (!link.hasAttribute("href")) link.replaceWith(...link.childNodes);
    else if (link.protocol.startsWith("http")) opensElsewhere(link, language);
  }
  return fragment;
}

/** No line breaks before a sign that French puts apart, a year, an hour, nor before its minutes. */
export function typeset(text: string): string {
  return text.replace(/ (?=[?!:;»]|(?:20\d\d|h|uur)\b)|(?<=«|\d h) /g, "\u00a0");
}

function opensElsewhere(link: HTMLAnchorElement, language: Language): void {
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.append(` ${newWindow[language]}`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
